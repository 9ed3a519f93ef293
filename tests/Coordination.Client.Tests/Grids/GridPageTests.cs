using Bunit;
using Coordination.Client.Grids;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Tests.Grids;

public sealed class GridPageTests : Desk
{
    [Fact]
    public async Task The_title_names_the_community_too_and_the_phone_keeps_it()
    {
        await SignIn(Role.GridMember, Code.Value);
        Office.Answers[$"/api/grids/{Code}"] = _ => new CommandAnswer<GridView>(1, Grid);
        Office.Answers["/api/matters"] = _ => Page<MatterView>(null);
        var page = Render<GridPage>(p => p.Add(g => g.Code, Code.Value));
        page.WaitForAssertion(() => Assert.Equal("云溪社区 03网格", page.Find("h1").TextContent));

        Office.Answers.Clear();
        var offline = Render<GridPage>(p => p.Add(g => g.Code, Code.Value));
        offline.WaitForAssertion(() => Assert.Equal("云溪社区 03网格", offline.Find("h1").TextContent));
    }
}
