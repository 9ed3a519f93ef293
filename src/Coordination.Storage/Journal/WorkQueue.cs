using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Coordination.Storage.Journal;

/// <summary>
/// A bounded queue from many tasks to one thread. The thread is woken directly: a continuation on the pool would have to
/// queue behind all the work that waits for this very thread.
/// </summary>
internal sealed class WorkQueue<T>(int limit) : IDisposable
{
    private readonly Channel<T> _items = Channel.CreateBounded<T>(new BoundedChannelOptions(limit) { SingleReader = true });
    private readonly ManualResetEventSlim _news = new();

    /// <summary>How many wait.</summary>
    public int Count => _items.Reader.Count;

    /// <summary>False when the queue is full or closed.</summary>
    public bool TryAdd(T item)
    {
        if (!_items.Writer.TryWrite(item)) return false;
        Signal();
        return true;
    }

    /// <summary>Waits for room.</summary>
    /// <exception cref="ChannelClosedException">The queue is closed.</exception>
    public async ValueTask Add(T item, CancellationToken stop)
    {
        await _items.Writer.WriteAsync(item, stop);
        Signal();
    }

    /// <summary>Takes the next item, if one waits.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T item) => _items.Reader.TryRead(out item);

    /// <summary>Blocks until something may wait; false once the queue is closed and empty.</summary>
    public bool Wait()
    {
        if (_items.Reader.Completion.IsCompleted) return false;
        _news.Wait();
        _news.Reset();
        return true;
    }

    /// <summary>Takes no more.</summary>
    public void Close()
    {
        _items.Writer.TryComplete();
        _news.Set();
    }

    /// <inheritdoc/>
    public void Dispose() => _news.Dispose();

    private void Signal()
    {
        if (!_news.IsSet) _news.Set();
    }
}
