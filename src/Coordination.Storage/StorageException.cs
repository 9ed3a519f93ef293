namespace Coordination.Storage;

/// <summary>The storage can't be used as it is set up; the message says what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
