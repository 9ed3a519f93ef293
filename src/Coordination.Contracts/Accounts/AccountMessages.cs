using System.ComponentModel.DataAnnotations;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Accounts;

/// <summary>Body of <c>POST /api/account/login</c>.</summary>
public sealed record SignIn(string Email, string Password);

/// <summary>Answer of <c>POST /api/account/login</c> and <c>refresh</c> without cookies.</summary>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="AccessToken">Goes into the <c>Authorization</c> header.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="RefreshToken">For <c>POST /api/account/refresh</c>, once: a second use ends the sign-in.</param>
public sealed record SignedIn(string TokenType, string AccessToken, long ExpiresIn, string RefreshToken);

/// <summary>Who the caller is: answer of <c>GET /api/account/me</c>.</summary>
/// <param name="Id">The account's id; <c>viewer</c> for a viewer link.</param>
/// <param name="Name">What colleagues see.</param>
/// <param name="Email">Null for a viewer link.</param>
/// <param name="Grants">The roles, each with its place.</param>
/// <param name="Demo">True when this installation shows sample data.</param>
public sealed record Me(string Id, string Name, string? Email, IReadOnlyList<RoleGrant> Grants, bool Demo);

/// <summary>A demo sign-in: an item of <c>GET /api/demo/accounts</c>.</summary>
/// <param name="Email">To sign in with.</param>
/// <param name="Role">What one is then.</param>
/// <param name="Place">Where.</param>
/// <param name="Name">The sample person.</param>
/// <param name="PlaceName">What the place is called; null for one without a name.</param>
/// <param name="Way">What one comes for: <c>desk</c>, <c>meeting</c>, <c>phone</c> or <c>rest</c>; the first comes first.</param>
/// <param name="IsOpen">True where <c>POST /api/demo/sign-in</c> asks for no password: on the server's own machine.</param>
public sealed record DemoAccount(string Email, Role Role, string Place, string Name, string? PlaceName, string Way, bool IsOpen);

/// <summary>Body of <c>POST /api/demo/sign-in</c>.</summary>
public sealed record SampleSignIn([property: Required, StringLength(254)] string Email);

/// <summary>Body of <c>POST /api/accounts</c> (administrator).</summary>
public sealed record NewAccount(
    [property: Required, StringLength(254)] string Email,
    [property: Required, StringLength(50)] string Name,
    string Password,
    IReadOnlyList<RoleGrant> Grants);

/// <summary>Body of <c>PUT /api/accounts/{id}</c> (administrator): the account as it is to be.</summary>
/// <param name="Name">What colleagues see.</param>
/// <param name="Disabled">A disabled account can't sign in, and is signed out.</param>
/// <param name="Grants">All roles it has from now on.</param>
/// <param name="Password">A new one; null leaves it as it is.</param>
public sealed record ChangedAccount(
    [property: Required, StringLength(50)] string Name, bool Disabled, IReadOnlyList<RoleGrant> Grants, string? Password = null);

/// <summary>Body of <c>POST /api/account/password</c>.</summary>
public sealed record ChangedPassword(string Password, string NewPassword);

/// <summary>Body of <c>POST /api/account/refresh</c>.</summary>
public sealed record Refresh(string RefreshToken);

/// <summary>Body of <c>POST /api/account/setup</c>: makes the first administrator, once.</summary>
/// <param name="Token">From the link that the first start prints.</param>
/// <param name="Email">To sign in with.</param>
/// <param name="Name">What colleagues see.</param>
/// <param name="Password">8–128 characters.</param>
public sealed record SetUp(
    [property: Required, StringLength(4000)] string Token,
    [property: Required, StringLength(254)] string Email,
    [property: Required, StringLength(50)] string Name,
    string Password);

/// <summary>Body of <c>POST /api/viewer-links/redeem</c>.</summary>
public sealed record Redeem([property: Required, StringLength(100)] string Token);

/// <summary>Somebody as colleagues know them: an item of <c>GET /api/people</c>.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">Null for somebody who works elsewhere than the reader.</param>
/// <param name="Role">What they are; null for somebody without a role.</param>
/// <param name="Place">Where they hold it; null for somebody who works elsewhere.</param>
public sealed record Person(string Id, string? Name, Role? Role, string? Place);

/// <summary>A page of <c>GET /api/audit</c>, newest first.</summary>
/// <param name="Items">What the gate turned away.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditItem> Items, long? Next);

/// <summary>One refusal: who (an account id), what, of which thing.</summary>
public sealed record AuditItem(long Id, DateTimeOffset At, string Account, string Action, string Target);

/// <summary>A page of <c>GET /api/accounts</c>, in the order of e-mail addresses.</summary>
/// <param name="Items">At most <c>size</c>.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
public sealed record AccountPage(IReadOnlyList<AccountView> Items, long Total, string? Next);

/// <summary>An account as the administrator sees it.</summary>
public sealed record AccountView(string Id, string Email, string Name, bool Disabled, IReadOnlyList<RoleGrant> Grants);

/// <summary>Body of <c>POST /api/viewer-links</c>: lets whoever has the link watch one board until it expires.</summary>
/// <param name="Board">For example <c>area/360424</c>.</param>
/// <param name="Days">1–366.</param>
/// <param name="Label">Where the wall hangs.</param>
public sealed record NewViewerLink(
    [property: Required, StringLength(64)] string Board,
    [property: Range(1, 366)] int Days,
    [property: Required, StringLength(100)] string Label);

/// <summary>
/// A viewer link. <paramref name="Url"/> is given once, when it is made; null in lists. It is a path on the server's own
/// origin where the server has not been told its public address.
/// </summary>
public sealed record ViewerLinkView(
    string Id, string Board, string Label, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, string? Url);
