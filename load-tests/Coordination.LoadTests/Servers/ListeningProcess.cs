using System.Globalization;

namespace Coordination.LoadTests.Servers;

/// <summary>Finds who listens on an address of this machine.</summary>
internal static class ListeningProcess
{
    /// <summary>The process id; null when the address is another machine's, or nobody could be seen there.</summary>
    public static int? At(Uri url)
    {
        if (!url.IsLoopback || !Directory.Exists("/proc/self/fd")) return null;
        var sockets = Sockets("/proc/net/tcp", url.Port).Concat(Sockets("/proc/net/tcp6", url.Port)).Select(inode => $"socket:[{inode}]").ToHashSet();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Holds(folder, sockets))
                return id;
        return null;
    }

    private static IEnumerable<string> Sockets(string table, int port)
    {
        if (!File.Exists(table)) yield break;
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        foreach (var line in File.ReadLines(table).Skip(1))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[1].EndsWith(suffix, StringComparison.Ordinal) && fields[3] == "0A") yield return fields[9];
        }
    }

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(fd => File.ResolveLinkTarget(fd, false) is { } target && sockets.Contains(Path.GetFileName(target.FullName)));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
