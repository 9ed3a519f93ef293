namespace Coordination.Web.Accounts;

/// <summary>
/// Where people reach the server: the setting <c>Public:Url</c>, for example <c>https://county.example</c>. Never what a
/// request says of it: anyone can write that.
/// </summary>
/// <exception cref="InvalidOperationException">The setting is no absolute http or https address.</exception>
internal sealed class PublicAddress(IConfiguration settings)
{
    private readonly string _start = Read(settings["Public:Url"]);

    /// <summary>The whole address of a path that begins with a slash; the path itself without the setting.</summary>
    public string Of(string path) => _start + path;

    private static string Read(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting)) return "";
        return Uri.TryCreate(setting, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "", UserInfo: "" }
            ? url.AbsoluteUri.TrimEnd('/')
            : throw new InvalidOperationException($"Public:Url is no address: {setting}. It looks like https://county.example");
    }
}
