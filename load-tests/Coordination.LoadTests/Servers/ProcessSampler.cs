using System.Diagnostics;
using System.Globalization;

namespace Coordination.LoadTests.Servers;

/// <summary>One look at the server's process.</summary>
internal readonly record struct ProcessSample(int Second, double CpuPercent, double RssMiB);

/// <summary>
/// CPU time and resident memory of a process of this machine, read from /proc once a second, over restarts too.
/// Shows nothing where there is no /proc.
/// </summary>
internal sealed class ProcessSampler(Func<int?> process)
{
    private const double TicksPerSecond = 100;
    private const int Most = 100_000;
    private readonly List<ProcessSample> _samples = [];
    private int? _last;
    private double _lastCpu, _lastAt;

    public IReadOnlyList<ProcessSample> Samples => _samples;

    /// <summary>CPU seconds while it was sampled; null when nothing could be read.</summary>
    public double? CpuSeconds { get; private set; }

    /// <summary>The highest resident memory seen; null when nothing could be read.</summary>
    public double? RssMiB { get; private set; }

    public async Task Run(CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            while (_samples.Count < Most)
            {
                Sample(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                await Task.Delay(1000, stop);
            }
        }
        catch (OperationCanceledException)
        {
            Sample(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }

    private void Sample(double at)
    {
        if (process() is not { } id || Read(id) is not var (cpu, rss)) return;
        if (_last == id) CpuSeconds = (CpuSeconds ?? 0) + cpu - _lastCpu;
        RssMiB = Math.Max(RssMiB ?? 0, rss);
        // A tick is a hundredth of a second: over less than half a second the share would be noise.
        if (_last == id && at - _lastAt > 0.5)
            _samples.Add(new ProcessSample((int)at, (cpu - _lastCpu) / (at - _lastAt) * 100, rss));
        (_last, _lastCpu, _lastAt) = (id, cpu, at);
    }

    private static (double Cpu, double Rss)? Read(int id)
    {
        try
        {
            // The name, in brackets, may hold anything; utime and stime are the 12th and 13th field after it.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var cpu = (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
            var rss = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return (cpu, double.Parse(rss["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }
}
