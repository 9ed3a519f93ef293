namespace Coordination.Testing;

/// <summary>Where this clone stands.</summary>
public static class RepositoryRoot
{
    private const string Solution = "OrleansCoordination.sln";

    /// <summary>The folder with the solution, found from where the running program lies.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        throw new InvalidOperationException($"{Solution} is in no folder above {AppContext.BaseDirectory}.");
    }
}
