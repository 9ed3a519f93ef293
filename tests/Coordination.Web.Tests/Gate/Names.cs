using Coordination.Core.Journal;

namespace Coordination.Web.Tests.Gate;

/// <summary>Commands by their name in paths.</summary>
public static class Names
{
    public static IReadOnlyList<string> All { get; } =
        [.. KindCatalog.All.SelectMany(kind => kind.Commands.Keys.Select(command => $"{kind.Name}/{command}"))];

    public static string Of(Type command) =>
        KindCatalog.All.SelectMany(kind => kind.Commands.Select(named => (Name: $"{kind.Name}/{named.Key}", named.Value)))
            .Single(one => one.Value == command).Name;
}
