using System.Diagnostics;
using Spectre.Console;

namespace Coordination.LoadTests.Reporting;

/// <summary>A spinner with the stage on a terminal; plain lines, a few a minute, where output is redirected.</summary>
internal sealed class ConsoleProgress : IProgressView
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200), Seldom = TimeSpan.FromSeconds(5);
    private readonly StatusContext? _status;
    private readonly Lock _lock = new();
    private string _stage = "";
    private long _shownAt;

    private ConsoleProgress(StatusContext? status) => _status = status;

    /// <summary>Runs <paramref name="work"/> with a view that fits where output goes.</summary>
    public static Task<T> Run<T>(Func<IProgressView, Task<T>> work) =>
        Console.IsOutputRedirected
            ? work(new ConsoleProgress(null))
            : AnsiConsole.Status().Spinner(Spinner.Known.Dots).StartAsync("…", status => work(new ConsoleProgress(status)));

    public void Say(string stage)
    {
        lock (_lock)
        {
            _stage = stage;
            _shownAt = Stopwatch.GetTimestamp();
            if (_status is null) Console.WriteLine(stage);
            else _status.Status(Markup.Escape(stage));
        }
    }

    public void Show(Func<string> how)
    {
        lock (_lock)
        {
            if (Stopwatch.GetElapsedTime(_shownAt) < (_status is null ? Seldom : Often)) return;
            _shownAt = Stopwatch.GetTimestamp();
            if (_status is null) Console.WriteLine($"  {how()}");
            else _status.Status(Markup.Escape($"{_stage}: {how()}"));
        }
    }
}
