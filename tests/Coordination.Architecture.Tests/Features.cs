using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests;

/// <summary>What is a feature: a folder of Contracts that is not shared. Adding one adds its folders and no row.</summary>
internal static class Features
{
    /// <summary>The folders of Contracts that belong to all.</summary>
    public static readonly string[] SharedContracts = ["Accounts", "Api", "Boards", "Gate", "Privacy"];

    public static IReadOnlyList<string> All { get; } = [.. Repository.Folders("src/Coordination.Contracts").Except(SharedContracts)];

    /// <summary>The words of places, which everyone may use.</summary>
    public static readonly string[] Vocabulary = ["AreaCode", "AreaCodeConverter", "AreaLevel"];

    /// <summary>What paths of places begin with, which everyone may say.</summary>
    private const string OfPlaces = "chains";

    /// <summary>What no text of a shared folder may say: the names of kinds and of features' folders.</summary>
    public static IReadOnlyList<string> Words { get; } =
        [.. KindCatalog.All.Select(kind => kind.Name).Concat(All.Select(folder => folder.ToLowerInvariant())).Distinct().Except([OfPlaces]).Order(StringComparer.Ordinal)];
}
