using Coordination.Client.Shell;
using Coordination.Contracts.Api;

namespace Coordination.Client.Find;

/// <summary>A line of the palette: where it leads, what it says.</summary>
/// <param name="To">An address without the slash in front.</param>
/// <param name="Icon">The path of its icon; null for none.</param>
/// <param name="Sort">What it is: a kind of things, or that it leads to a page.</param>
/// <param name="Number">What people call it by; null for none.</param>
/// <param name="Title">What it says.</param>
/// <param name="Place">Where it stands; null for nowhere.</param>
/// <param name="Thing">The thing; null for a page.</param>
public sealed record PaletteChoice(string To, string? Icon, string Sort, string? Number, string Title, string? Place, FoundItem? Thing)
{
    /// <summary>True for a thing that is itself the place where it stands, and is called so.</summary>
    public bool IsPlace => Place is { } place && Thing is { } thing
        && (place == thing.Id && place.Length < 15 || place.Split('/') is [.., var kind, _] && kind == thing.Kind);

    /// <summary>A thing, where its kind has pages and so an icon and a word.</summary>
    public static PaletteChoice? Of(FoundItem thing, Func<string, string> say) => ThingPages.Of(thing.Kind, thing.Id) is not { } to ? null
        : new(to, ConsolePage.All.FirstOrDefault(page => page.Address == thing.Kind)?.Needs.Icon, say(thing.Kind), thing.Number, thing.Title, thing.Place, thing);

    /// <summary>The pages and forms that the reader may use and whose words hold the text; all of them for none.</summary>
    public static IEnumerable<PaletteChoice> Pages(Session reader, string text, Func<string, string> say) =>
        ConsolePage.All.Where(page => page.Needs.IsFor(reader))
            .Select(page => new PaletteChoice(page.Address, page.Needs.Icon, say("find-go"), null, say(page.Word), null, null))
            .Concat(ConsoleAction.All.Where(action => reader.MaySend(action.Command))
                .Select(action => new PaletteChoice(action.Address, action.Icon, say("find-do"), null, say(action.Word), null, null)))
            .Where(choice => choice.Title.Contains(text, StringComparison.CurrentCultureIgnoreCase));
}
