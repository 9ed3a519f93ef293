using System.Data.Common;

namespace Coordination.Storage;

/// <summary>Whether the storage takes commits now. Turns red with the first failure and green by itself.</summary>
public sealed class StorageState
{
    private volatile string? _error = "The storage has not been reached yet.";

    /// <summary>True while the database answers, can be written to and has the schema of this version.</summary>
    public bool Ready => _error is null;

    /// <summary>What is wrong; null when <see cref="Ready"/>. Names no host, user or data: the log has the whole of it.</summary>
    public string? Error => _error;

    internal void Up() => _error = null;

    internal void Down(Exception failure) => _error = failure switch
    {
        StorageException wrong => wrong.Message,
        DbException database => $"The database fails ({database.GetType().Name} {database.SqlState ?? $"{database.ErrorCode}"}).",
        _ => $"The database fails ({failure.GetType().Name}).",
    };
}
