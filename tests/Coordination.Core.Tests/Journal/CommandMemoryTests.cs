using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Journal;

public sealed class CommandMemoryTests
{
    [Fact]
    public void The_newest_are_known_exactly_and_older_ones_may_be()
    {
        var memory = new CommandMemory();
        for (var n = 1; n <= 5000; n++) memory.Add($"key-{n}", new Remembered((ulong)n, n));

        Assert.True(memory.TryGet("key-5000", out var last));
        Assert.Equal(new Remembered(5000, 5000), last);
        Assert.True(memory.TryGet("key-4873", out _));
        Assert.False(memory.TryGet("key-4872", out _));
        Assert.All(Enumerable.Range(1, 4872), n => Assert.Contains(n, memory.Older($"key-{n}")));
    }

    [Fact]
    public void Keys_never_seen_are_almost_never_taken_for_older_ones()
    {
        var memory = new CommandMemory();
        for (var n = 1; n <= 50_000; n++) memory.Add($"key-{n}", new Remembered(1, n));
        Assert.InRange(Enumerable.Range(1, 20_000).Count(n => memory.Older($"other-{n}").Count > 0), 0, 3);
    }

    [Fact]
    public void A_snapshot_keeps_it_all_but_refusals()
    {
        var memory = new CommandMemory();
        for (var n = 1; n <= 3000; n++) memory.Add($"key-{n}", new Remembered((ulong)n, n));
        memory.Add("refused", new Remembered(7, 0, "grid.no-member"));

        var loaded = CommandMemory.Load(memory.Save())!;
        Assert.True(loaded.TryGet("key-3000", out var last) && last == new Remembered(3000, 3000));
        Assert.Equal([1], loaded.Older("key-1"));
        Assert.False(loaded.TryGet("refused", out _));
    }

    [Fact]
    public void The_first_answer_stays() =>
        Assert.True(Twice().TryGet("key", out var first) && first == new Remembered(1, 1));

    [Fact]
    public void A_memory_kept_in_an_older_form_is_left_aside() =>
        Assert.Null(CommandMemory.Load(new CommandMemory.Saved([new CommandMemory.SavedKey("key", 1, 1)], null)));

    private static CommandMemory Twice()
    {
        var memory = new CommandMemory();
        memory.Add("key", new Remembered(1, 1));
        memory.Add("key", new Remembered(2, 2));
        return memory;
    }
}
