using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coordination.Client.Boards;
using Coordination.Contracts.Boards;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Tests.Boards;

/// <summary>A server's boards, as a test plays them: every watch gets a stream of its own, and boards of changes are apart.</summary>
internal sealed class Stage(NavigationManager navigation, TimeProvider clock) : BoardStream(navigation, clock)
{
    private Channel<Frame> stream = Channel.CreateUnbounded<Frame>();

    private readonly ConcurrentDictionary<string, Channel<Frame>> changes = new();

    /// <summary>The boards of changes that are followed.</summary>
    public IReadOnlyCollection<string> Followed => [.. changes.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What was watched after which sequence, in order.</summary>
    public List<(string Board, long After)> Watched { get; } = [];

    /// <summary>How many watches have been left by the viewer.</summary>
    public int Left { get; private set; }

    public void Send(params Frame[] frames)
    {
        foreach (var frame in frames) stream.Writer.TryWrite(frame);
    }

    /// <summary>Which boards the stream is for; of the others nothing comes.</summary>
    public Func<string, bool> Plays { get; set; } = _ => true;

    /// <summary>Says on a board of changes what changed.</summary>
    public void Change(string board, long sequence, FrameKind kind, params Change[] items) =>
        ChangesOf(board).Writer.TryWrite(new ChangesFrame(board, sequence, kind, DateTimeOffset.UnixEpoch, null, items));

    /// <summary>Ends the stream; the next watch gets a new one.</summary>
    public void Cut(Exception? why = null)
    {
        var old = stream;
        stream = Channel.CreateUnbounded<Frame>();
        old.Writer.Complete(why);
    }

    public override async IAsyncEnumerable<TFrame> Watch<TFrame>(string board, long after, [EnumeratorCancellation] CancellationToken stop)
    {
        if (typeof(TFrame) == typeof(ChangesFrame))
        {
            await foreach (var frame in ChangesOf(board).Reader.ReadAllAsync(stop)) yield return (TFrame)frame;
            yield break;
        }
        if (!Plays(board))
        {
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield break;
        }
        Watched.Add((board, after));
        using var left = stop.Register(() => Left++);
        await foreach (var frame in stream.Reader.ReadAllAsync(stop)) yield return (TFrame)frame;
    }

    private Channel<Frame> ChangesOf(string board) => changes.GetOrAdd(board, _ => Channel.CreateUnbounded<Frame>());
}

/// <summary>A frame of a board that only tests have: one word.</summary>
internal sealed record WordFrame(string Board, long Sequence, FrameKind Kind, DateTimeOffset At, DateTimeOffset? Newest, string? Word = null)
    : Frame(Board, Sequence, Kind, At, Newest);

/// <summary>Holds the last word.</summary>
internal sealed class WordBoard : BoardFold<WordFrame>
{
    public string Word { get; private set; } = "";

    protected override void Fold(WordFrame frame) => Word = frame.Word ?? Word;

    protected override void Clear() => Word = "";
}
