namespace Coordination.Storage.Journal;

/// <summary>The one connection that writes. Used by one thread, which it blocks.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>
    /// Writes the batch in one transaction and marks its commits accepted or not. Opens the connection if there is
    /// none. When it throws, the outcome is unknown and <see cref="Abandon"/> must follow.
    /// </summary>
    void Write(Batch batch);

    /// <summary>Throws the connection away with whatever is open on it.</summary>
    void Abandon();
}
