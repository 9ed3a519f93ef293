using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Boards;

namespace Coordination.Web.Api.Docs;

/// <summary>One endpoint that is no command and no view of a kind.</summary>
/// <param name="Method">Lower case.</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Body">What it takes; null for nothing.</param>
/// <param name="Answer">What it gives; null for nothing.</param>
/// <param name="Query">The parameters of its query.</param>
internal sealed record Operation(string Method, string Path, string Summary, Type? Body, Type? Answer, params string[] Query)
{
    public bool Open { get; init; }

    public int Status { get; init; } = 200;

    public string Takes { get; init; } = "application/json";

    public string Tag => Path.Split('/')[2];

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("post", "/api/account/login", "Signs in: a bearer token, or a cookie with useCookies=true.", typeof(SignIn), typeof(SignedIn), "useCookies") { Open = true },
        new("post", "/api/account/refresh", "New tokens for a refresh token, which is good once: a second use ends the sign-in.", typeof(Refresh), typeof(SignedIn)) { Open = true },
        new("post", "/api/account/setup", "Makes the first administrator, once.", typeof(SetUp), null) { Open = true, Status = 204 },
        new("post", "/api/account/logout", "Ends this sign-in with its cookie or tokens.", null, null) { Status = 204 },
        new("get", "/api/account/me", "Who is signed in.", null, typeof(Me)),
        new("post", "/api/account/password", "Changes the own password; all other sign-ins end.", typeof(ChangedPassword), null) { Status = 204 },
        new("get", "/api/accounts", "Accounts by e-mail (administrator).", null, typeof(AccountPage), "q", "after", "size"),
        new("post", "/api/accounts", "Makes an account (administrator).", typeof(NewAccount), typeof(AccountView)) { Status = 201 },
        new("put", "/api/accounts/{id}", "Changes an account and its roles (administrator).", typeof(ChangedAccount), typeof(AccountView)),
        new("get", "/api/viewer-links", "Viewer links in the caller's place, newest first.", null, typeof(ViewerLinkView[])),
        new("post", "/api/viewer-links", "Makes a link that shows one board.", typeof(NewViewerLink), typeof(ViewerLinkView)) { Status = 201 },
        new("delete", "/api/viewer-links/{id}", "Revokes a link.", null, null) { Status = 204 },
        new("post", "/api/viewer-links/redeem", "Signs a wall in with a link's token.", typeof(Redeem), null) { Open = true, Status = 204 },
        new("get", "/api/audit", "What was turned away, newest first (administrator).", null, typeof(AuditPage), "after", "size"),
        new("post", "/api/commands", "At most 1,000 commands, answered one by one in their order.", typeof(SentCommand[]), typeof(SentAnswer[])),
        new("get", "/api/boards", "Boards that the caller may watch and a wall can show.", null, typeof(BoardItem[]), "q"),
        new("get", "/api/places", "Names of places by their codes, at most 200, separated by commas.", null, typeof(NamedPlace[]), "codes"),
        new("get", "/api/places/find", "Places to choose from: by a part of the name, or what lies directly in one, else the caller's own.", null, typeof(FoundPlace[]), "q", "within"),
        new("get", "/api/people", "Who has acted, by account ids, at most 100, separated by commas.", null, typeof(Person[]), "ids"),
        new("get", "/api/people/find", "Who works in the caller's places, by a part of the name; at most 20.", null, typeof(Person[]), "q"),
        new("get", "/api/boards/{kind}/{id}", "A board as one frame: now, or as it stood at a past time.", null, typeof(Frame), "at"),
        new("get", "/api/dead-letters", "Messages between things that could not be delivered, newest first (administrator).", null, typeof(DeadLetterPage), "after", "size"),
        new("post", "/api/dead-letters/{id}/retry", "Tries one again (administrator).", null, null) { Status = 204 },
        new("delete", "/api/dead-letters/{id}", "Sets one aside (administrator).", null, null) { Status = 204 },
        new("get", "/api/demo/accounts", "The sample sign-ins; there is none but in a demo.", null, typeof(DemoAccount[])) { Open = true },
        new("post", "/api/demo/sign-in", "Signs in as a sample person without a password, on the demo's own machine.", typeof(SampleSignIn), null) { Open = true, Status = 204 },
    ];
}
