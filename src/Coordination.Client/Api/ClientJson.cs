using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Contracts;

namespace Coordination.Client.Api;

/// <summary>JSON as this client reads and writes it.</summary>
internal static class ClientJson
{
    /// <summary>
    /// The server's settings, but members that a newer server added are passed over, for a wall outlives releases, and
    /// a member that isn't there is null, for the server leaves nulls out.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        WireJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        options.RespectRequiredConstructorParameters = false;
        return options;
    }
}
