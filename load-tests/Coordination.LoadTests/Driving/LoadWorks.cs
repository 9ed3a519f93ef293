using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Driving;

/// <summary>Every work that a feature declares.</summary>
internal static class LoadWorks
{
    private static readonly Type[] Types =
    [
        .. typeof(LoadWorks).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ILoadWork)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>One new object of each, always in the same order.</summary>
    public static IReadOnlyList<ILoadWork> New() => [.. Types.Select(type => (ILoadWork)Activator.CreateInstance(type)!)];

    /// <summary>All that is to be so before a run.</summary>
    public static IEnumerable<Prepared> Prepare(County county, Workforce workforce, IReadOnlyList<string> ids, bool imported) =>
        New().SelectMany(work => work.Prepare(county, workforce, ids, imported));
}
