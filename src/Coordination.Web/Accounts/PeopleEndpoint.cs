using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>
/// <c>GET /api/people?ids=</c>: who has acted, at most 100 account ids in a request, for screens that hold ids. Who works where the
/// caller does, above or below it, or in the same chain is told by name; of others what they are; who is unknown is left out.
/// </summary>
internal sealed class PeopleEndpoint(GrantBook book)
{
    private const int Most = 100, Longest = Most * 40;

    public async ValueTask<Reply> Names(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "ids");
        var ids = query.Text("ids", Longest, text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Length <= Most);
        if (query.Problem is { } problem) return problem;
        List<Person> people = [];
        foreach (var id in (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct())
            if (!id.StartsWith(GrantBook.ViewerPrefix, StringComparison.Ordinal) && await book.PersonOf(id, context.RequestAborted) is { } person)
                people.Add(Told(person, caller));
        return Reply.Ok(people);
    }

    private static Person Told(Caller person, Caller to)
    {
        var known = person.Grants.FirstOrDefault(theirs => to.Grants.Any(own => AreNear(own.Place, theirs.Place)));
        return known is not null || person.Id == to.Id
            ? new Person(person.Id, person.Name, known?.Role, known?.Place)
            : new Person(person.Id, null, person.Grants.Count > 0 ? person.Grants[0].Role : null, null);
    }

    private static bool AreNear(string own, string theirs) =>
        Place.Reaches(own, theirs) || Place.Reaches(theirs, own) || Place.ChainOf(own) is { } chain && chain == Place.ChainOf(theirs);
}
