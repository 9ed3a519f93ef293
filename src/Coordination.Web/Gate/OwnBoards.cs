using Coordination.Contracts.Gate;
using Coordination.Core.Boards;

namespace Coordination.Web.Gate;

/// <summary>Boards that everyone has for oneself.</summary>
internal static class OwnBoards
{
    /// <summary>Their kinds, by name; each is also asked for by its kind alone.</summary>
    public static IEnumerable<string> Own(this BoardCatalog boards) =>
        boards.All.Where(kind => Place.IsAccount(kind.PlaceOf("me"))).Select(kind => kind.Name).Order(StringComparer.Ordinal);
}
