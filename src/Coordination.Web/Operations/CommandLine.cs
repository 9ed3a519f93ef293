namespace Coordination.Web.Operations;

/// <summary>Turns the switches of the command line into settings.</summary>
public static class CommandLine
{
    /// <summary>Where the server listens when nobody says otherwise.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    private static readonly string[] AddressVariables =
    [
        "ASPNETCORE_URLS", "DOTNET_URLS", "URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS",
        "Kestrel__Endpoints__Http__Url", "Kestrel__Endpoints__Https__Url",
    ];

    /// <summary>
    /// <c>--demo</c>, <c>--migrate</c> and <c>--import FILE</c> become settings, and the default address is added
    /// when neither a switch nor the environment names one; all else is left as it is.
    /// </summary>
    /// <exception cref="ArgumentException"><c>--import</c> without a file.</exception>
    public static string[] Expand(string[] args) => Expand(args, Environment.GetEnvironmentVariable);

    /// <summary>As above, with the environment handed in.</summary>
    internal static string[] Expand(string[] args, Func<string, string?> environment)
    {
        var settings = new List<string>(args.Length + 1);
        for (var at = 0; at < args.Length; at++)
            switch (args[at])
            {
                case "--demo":
                    settings.Add("--Demo:Enabled=true");
                    break;
                case "--migrate":
                    settings.Add("--Migrate:Only=true");
                    break;
                case "--import" when at + 1 < args.Length:
                    settings.Add($"--Import:File={Path.GetFullPath(args[++at])}");
                    break;
                case "--import":
                    throw new ArgumentException("--import needs a file: --import FILE");
                default:
                    settings.Add(args[at]);
                    break;
            }
        if (!args.Any(NamesAddress) && AddressVariables.All(name => string.IsNullOrEmpty(environment(name))))
            settings.Add($"--urls={DefaultAddress}");
        return [.. settings];
    }

    private static bool NamesAddress(string arg) =>
        arg.TrimStart('-', '/').StartsWith("urls", StringComparison.OrdinalIgnoreCase)
        || arg.Contains("Kestrel:Endpoints", StringComparison.OrdinalIgnoreCase);
}
