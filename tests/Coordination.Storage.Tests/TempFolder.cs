namespace Coordination.Storage.Tests;

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("coordination-test-").FullName;

    public Database Sqlite() => new(
        DatabaseEngine.Sqlite, $"Data Source={Path}/journal.db", $"Data Source={Path}/journal.snapshots.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
