namespace Coordination.Testing;

/// <summary>Files that tests read.</summary>
public static class TestData
{
    /// <summary>A file of <c>tests/data</c>.</summary>
    public static string Of(string file) => Path.Combine(RepositoryRoot.Path, "tests", "data", file);

    /// <summary>A file that may not be handed on, of <c>../shared/data</c>; null where it doesn't lie beside the clone.</summary>
    public static string? Beside(string file)
    {
        var path = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data", file));
        return File.Exists(path) ? path : null;
    }
}
