using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Coordination.Contracts.Boards;
using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests;

/// <summary>A type that uses another, and the folders of both; a folder is empty for a type beside the folders.</summary>
internal sealed record TypeReach(string From, string FromFolder, string To, string ToFolder)
{
    /// <summary>The projects under src, by the name their namespaces begin with.</summary>
    public static readonly string[] Projects = ["Coordination.Contracts", "Coordination.Core", "Coordination.Storage", "Coordination.Web", "Coordination.Client"];

    private static readonly ArchUnitNET.Domain.Architecture Built = new ArchLoader()
        .LoadAssemblies(
            typeof(Frame).Assembly, typeof(IJournal).Assembly, typeof(Storage.StorageSetup).Assembly, typeof(Program).Assembly,
            System.Reflection.Assembly.Load("Coordination.Client"), typeof(TypeReach).Assembly)
        .Build();

    /// <summary>Everything in <paramref name="from"/> that uses something in another folder of <paramref name="to"/>.</summary>
    public static IReadOnlyList<TypeReach> Of(string from, params string[] to) =>
    [
        .. Built.Types
            .Where(type => Place(type, from) is not null)
            .SelectMany(type => type.GetTypeDependencies(Built).SelectMany(target => to
                .Where(root => Place(target, root) is not null)
                .Select(root => new TypeReach(Name(type), Place(type, from)!, Name(target), Place(target, root)!))))
            .Where(reach => reach.FromFolder != reach.ToFolder)
            .Distinct()
            .OrderBy(reach => (reach.From, reach.To)),
    ];

    // The first segment below the root; empty where there is none.
    private static string? Place(IType type, string root)
    {
        var name = Name(type);
        if (!name.StartsWith(root + ".", StringComparison.Ordinal)) return null;
        var parts = name[(root.Length + 1)..].Split('.');
        return parts.Length > 1 ? parts[0] : "";
    }

    // Without nested types and type arguments.
    private static string Name(IType type)
    {
        var end = type.FullName.IndexOfAny(['+', '/', '<', '`', '[']);
        return end < 0 ? type.FullName : type.FullName[..end];
    }
}
