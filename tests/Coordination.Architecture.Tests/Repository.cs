using Coordination.Testing;

namespace Coordination.Architecture.Tests;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    /// <summary>True when the files made from the code are to be written anew rather than compared.</summary>
    public static bool Update => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    /// <summary>Folders with source of a project, by name, without those that builds make.</summary>
    public static IEnumerable<string> Folders(string project) =>
        Directory.EnumerateDirectories(Path.Combine(Root, project))
            .Where(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("bin" or "obj" or "TestResults" or "data"))
            .Order(StringComparer.Ordinal);

    /// <summary>Projects as paths from the root, for example <c>src/Coordination.Core</c>.</summary>
    public static IEnumerable<string> Projects() =>
        new[] { "src", "tests", "load-tests" }
            .SelectMany(top => Directory.EnumerateDirectories(Path.Combine(Root, top)))
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetRelativePath(Root, folder).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>C# and Razor source of a folder, without what builds make.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
