using System.Diagnostics;
using System.Globalization;

namespace Coordination.LoadTests.Servers;

/// <summary>Lets a process and all its children stand still for a while, as a machine does whose disk hangs.</summary>
internal static class StandStill
{
    /// <summary>Returns when they go on. They go on in any case, also when it was given up.</summary>
    /// <param name="process">A process that the run itself started; its children are found by it.</param>
    /// <param name="length">How long.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task Run(int process, TimeSpan length, CancellationToken stop)
    {
        var still = new List<int>();
        try
        {
            await Stop(process, still);
            await Task.Delay(length, stop);
        }
        finally
        {
            // Children first: their parent finds them as it left them.
            still.Reverse();
            await Signal("CONT", still);
        }
    }

    // A parent that stands still makes no more children and buries none, so that no id of theirs can be another's.
    private static async Task Stop(int process, List<int> still)
    {
        await Signal("STOP", [process]);
        still.Add(process);
        foreach (var child in Children(process)) await Stop(child, still);
    }

    private static List<int> Children(int process) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == process),
    ];

    private static int? ParentOf(int process)
    {
        try
        {
            // The name, in brackets, may hold anything; the parent is the second field after it.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A child that ended a moment ago takes no signal any more: that is no fault.
    private static async Task Signal(string name, List<int> processes)
    {
        if (processes.Count == 0) return;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardError = true };
        foreach (var word in (string[])["-c", "kill -\"$0\" \"$@\"", name, .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))])
            start.ArgumentList.Add(word);
        using var kill = Process.Start(start)!;
        await kill.WaitForExitAsync();
    }
}
