using Bunit;
using Coordination.Client.Matters;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Tests.Matters;

public sealed class MattersPageTests : Desk
{
    [Fact]
    public async Task A_matter_stands_in_a_grid_with_a_name()
    {
        await SignIn(Role.CountyOperator, "360424");
        Office.Answers["/api/matters"] = _ => Page(null, Matter("m1"));
        var page = Render<MattersPage>();
        page.WaitForAssertion(() => Assert.Equal("云溪社区 03网格", page.Find(".place").TextContent));
        Assert.DoesNotContain($">{Code}<", page.Markup, StringComparison.Ordinal);
    }
}
