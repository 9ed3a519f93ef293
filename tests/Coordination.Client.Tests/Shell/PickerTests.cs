using Bunit;
using Coordination.Client.Api;
using Coordination.Client.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Coordination.Client.Tests.Shell;

public sealed class PickerTests : Desk
{
    private static readonly Choice Street = new("360424100", "义宁镇", IsOne: false, HasInside: true), First = new("360424100901", "云溪社区"), Second = new("360424100902", "竹坪社区");
    private readonly List<(string? Words, string? Inside)> asked = [];
    private Choice? chosen;
    private Problem? problem;

    [Fact]
    public async Task What_lies_in_another_is_reached_and_left_by_arrows_and_taken_by_enter()
    {
        var picker = Show();
        await Open(picker);
        await Press(picker, "ArrowRight");
        Assert.Equal(["云溪社区", "竹坪社区"], Names(picker));
        await Press(picker, "ArrowLeft");
        Assert.Equal(["义宁镇"], Names(picker));
        await Press(picker, "Enter"); // only gone into
        Assert.Null(chosen);
        await Press(picker, "ArrowDown");
        await Press(picker, "ArrowDown");
        await Press(picker, "Enter");
        Assert.Equal(Second, chosen);
        Assert.Equal(("竹坪社区", "false"), (Typed(picker), picker.Find("input").GetAttribute("aria-expanded")));
        Assert.Equal([(null, null), (null, "360424100"), (null, null), (null, "360424100")], asked);
    }

    [Fact]
    public async Task What_is_typed_is_looked_for_once_the_hand_rests_and_only_the_last_of_it()
    {
        var picker = Show();
        await Open(picker);
        _ = picker.Find("input").InputAsync("云");
        Clock.Advance(TimeSpan.FromMilliseconds(100));
        var last = picker.Find("input").InputAsync("云溪");
        Clock.Advance(TimeSpan.FromMilliseconds(250));
        await last;
        Assert.Equal([(null, null), ("云溪", null)], asked);
        Assert.Equal(["云溪社区"], Names(picker));
    }

    [Fact]
    public async Task What_was_typed_and_not_chosen_is_not_taken_and_what_was_chosen_before_stands_again()
    {
        var picker = Show(First);
        await Open(picker);
        var typing = picker.Find("input").InputAsync("不知道");
        Clock.Advance(TimeSpan.FromMilliseconds(250));
        await typing;
        Assert.Contains("没有找到", picker.Find("[role=status]").TextContent, StringComparison.Ordinal);
        await picker.Find(".picker").TriggerEventAsync("onfocusout", new FocusEventArgs());
        Assert.Equal((First.Name, First), (Typed(picker), chosen));
    }

    [Fact]
    public async Task An_emptied_field_has_nothing_chosen()
    {
        var picker = Show(First);
        await Open(picker);
        var typing = picker.Find("input").InputAsync("");
        Clock.Advance(TimeSpan.FromMilliseconds(250));
        await typing;
        Assert.Null(chosen);
    }

    [Fact]
    public async Task Why_nothing_can_be_looked_up_is_said()
    {
        problem = new Problem(0, null, null);
        var picker = Show();
        await Open(picker);
        Assert.Equal("暂时查不到，请再试。", picker.Find("[role=status]").TextContent);
    }

    private static Task Open(IRenderedComponent<Picker> picker) => picker.Find("input").FocusAsync();

    private static Task Press(IRenderedComponent<Picker> picker, string key) => picker.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = key });

    private static IEnumerable<string> Names(IRenderedComponent<Picker> picker) => picker.FindAll("[role=option] bdi").Select(one => one.TextContent);

    private static string? Typed(IRenderedComponent<Picker> picker) => picker.Find("input").GetAttribute("value");

    private IRenderedComponent<Picker> Show(Choice? before = null)
    {
        chosen = before;
        IRenderedComponent<Picker>? picker = null;
        picker = Render<Picker>(p => p.Add(c => c.Id, "where").Add(c => c.Label, "范围").Add(c => c.Chosen, before).Add(c => c.Find, Find)
            .Add(c => c.ChosenChanged, EventCallback.Factory.Create<Choice?>(this, one =>
            {
                chosen = one;
                picker!.Render(again => again.Add(c => c.Chosen, one));
            })));
        return picker;
    }

    private Task<Choices> Find(string? words, string? inside, CancellationToken stop)
    {
        asked.Add((words, inside));
        IEnumerable<Choice> all = inside is null && words is null ? [Street] : [First, Second];
        return Task.FromResult(new Choices([.. all.Where(one => words is null || one.Name.StartsWith(words, StringComparison.Ordinal))], problem));
    }
}
