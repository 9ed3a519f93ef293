using Coordination.Contracts.Gate;
using Coordination.Web.Accounts;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Tests.Accounts;

public sealed class GrantListenersTests
{
    private static readonly Caller By = new("admin", "A", []);
    private static readonly IReadOnlyList<RoleGrant> Before = [new(Role.GridMember, "360424100901001")];
    private static readonly IReadOnlyList<RoleGrant> Now = [new(Role.GridMember, "360424100901002")];
    private readonly List<string> _heard = [];

    [Fact]
    public async Task When_one_refuses_those_told_before_it_move_back_and_nobody_else_is_told()
    {
        var no = await Move(null, StatusCodes.Status409Conflict, null);
        Assert.Equal(StatusCodes.Status409Conflict, no!.Value.Status);
        Assert.Equal(["0: 360424100901001 to 360424100901002 as New", "1: 360424100901001 to 360424100901002 as New", "0: 360424100901002 to 360424100901001 as Old"], _heard);
    }

    [Fact]
    public async Task When_an_outcome_is_unknown_nothing_is_undone()
    {
        var unsure = await Move(null, StatusCodes.Status503ServiceUnavailable, null);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, unsure!.Value.Status);
        Assert.Equal(2, _heard.Count);
    }

    [Fact]
    public async Task When_none_refuses_all_are_told_once()
    {
        Assert.Null(await Move(null, null, null));
        Assert.Equal(3, _heard.Count);
    }

    private Task<GateAnswer?> Move(params int?[] answers) =>
        new GrantListeners(answers.Select((status, at) => new Listener(at, status, _heard))).Move(By, new Account { Name = "Old" }, Before, Now, "New");

    private sealed class Listener(int number, int? refuses, List<string> heard) : IGrantListener
    {
        public Task<GateAnswer?> Move(Caller by, Account account, IReadOnlyList<RoleGrant> before, IReadOnlyList<RoleGrant> now, string name)
        {
            heard.Add($"{number}: {before[0].Place} to {now[0].Place} as {name}");
            return Task.FromResult<GateAnswer?>(refuses is { } status ? new GateAnswer(status, null, Codes.TryAgain) : null);
        }
    }
}
