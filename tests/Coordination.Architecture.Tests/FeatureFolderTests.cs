namespace Coordination.Architecture.Tests;

public sealed class FeatureFolderTests
{
    /// <summary>What each project is made of beside the features. A shared folder needs its row.</summary>
    private static readonly Dictionary<string, string[]> Shared = new()
    {
        ["src/Coordination.Contracts"] = Features.SharedContracts,
        ["src/Coordination.Core"] = ["Boards", "Journal", "Privacy"],
        ["src/Coordination.Storage"] = ["Journal", "Migrations", "Postgres", "Silo", "Sqlite", "Views"],
        ["src/Coordination.Web"] = ["Accounts", "Api", "Boards", "Demo", "Find", "Gate", "Operations", "Papers", "Properties", "Resources"],
        ["src/Coordination.Client"] = ["Accounts", "Api", "Boards", "Find", "Language", "Shell", "wwwroot"],
        ["tests/Coordination.Architecture.Tests"] = ["Golden"],
        ["tests/Coordination.Core.Tests"] = ["Boards", "Journal", "Parcels", "Privacy"], // parcels: a feature of the tests alone
        ["load-tests/Coordination.LoadTests"] =
            ["Baselines", "Checking", "CommandLine", "Driving", "Generation", "Reporting", "Servers", "Walls"],
    };

    [Fact]
    public void Every_folder_has_a_row() =>
        Assert.Empty(WithoutRow(Repository.Projects().SelectMany(project => Repository.Folders(project).Select(folder => (project, folder)))));

    [Fact]
    public void A_folder_without_a_row_is_found() =>
        Assert.Equal(
            ["src/Coordination.Core/Utils", "tests/Coordination.Core.Tests/Helpers"],
            WithoutRow(
            [
                ("src/Coordination.Core", "Grids"), ("src/Coordination.Core", "Utils"),
                ("tests/Coordination.Core.Tests", "Grids"), ("tests/Coordination.Core.Tests", "Helpers"),
            ]));

    // A test project mirrors the folders of what it tests.
    private static IEnumerable<string> WithoutRow(IEnumerable<(string Project, string Folder)> folders) =>
        folders
            .Where(row => !Features.All.Contains(row.Folder) && !Rows(row.Project).Contains(row.Folder))
            .Select(row => $"{row.Project}/{row.Folder}");

    private static string[] Rows(string project) =>
        Shared.GetValueOrDefault(project)
        ?? Shared.GetValueOrDefault(Mirrored(project, "src"))
        ?? Shared.GetValueOrDefault(Mirrored(project, "load-tests"))
        ?? [];

    private static string Mirrored(string project, string top) =>
        $"{top}/{Path.GetFileName(project).Replace(".Tests", "", StringComparison.Ordinal)}";
}
