using Coordination.Contracts.Gate;

namespace Coordination.Web.Demo;

/// <summary>Tells whoever started the demo how to get in.</summary>
internal static class DemoNotice
{
    private static readonly (Role Role, string Words)[] Shown =
    [
        (Role.CountyOperator, "指挥中心值班员 · county operator"),
        (Role.CommunitySecretary, "社区书记 · community secretary"),
        (Role.GridMember, "网格员 · grid member"),
        (Role.Administrator, "系统管理员 · administrator"),
    ];

    public static string Text(DemoAccounts accounts, IEnumerable<ISampleDoor> doors, IEnumerable<string> addresses) => $"""

          打开 · open                     {string.Join("  ", addresses)}
          示例数据 · sample data          密码 · password  {accounts.Password}
        {string.Join(Environment.NewLine, Shown.Select(row => Line(row.Role, row.Words, accounts)))}
          全部账号 · all sign-ins         /api/demo/accounts
        {string.Join(Environment.NewLine, doors.Select(door => $"  {door.Words,-30}  /{door.Path}"))}

        """;

    private static string Line(Role role, string words, DemoAccounts accounts) =>
        $"    {accounts.All.First(account => account.Grant.Role == role).Email,-28}{words}";
}
