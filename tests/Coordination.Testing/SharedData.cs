namespace Coordination.Testing;

/// <summary>Real data that lies beside the clone and is no part of the product.</summary>
public static class SharedData
{
    /// <summary>
    /// The path of <paramref name="file"/> in <c>../shared/data</c>. Null where it is absent, for a test to skip with
    /// <see cref="Absent"/>.
    /// </summary>
    /// <exception cref="FileNotFoundException">It is absent in continuous integration (<c>CI=true</c>).</exception>
    public static string? Find(string file)
    {
        var path = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data", file));
        if (File.Exists(path)) return path;
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new FileNotFoundException(Absent(file), path);
        return null;
    }

    /// <summary>Why a test is skipped.</summary>
    public static string Absent(string file) => $"../shared/data/{file} is not beside this clone.";
}
