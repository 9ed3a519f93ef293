using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Coordination.Contracts;

namespace Coordination.Web.Gate;

/// <summary>Reads what callers send: the wire's JSON, with duplicate members refused and texts made inert.</summary>
internal static class StrictJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Reads <paramref name="utf8"/> whole; a null, a byte too many or a broken rule is a fault with its place.</summary>
    public static Fault? Read(ReadOnlySpan<byte> utf8, JsonTypeInfo type, out object? value)
    {
        value = null;
        if (!Utf8.IsValid(utf8)) return new Fault(Codes.BodyInvalidUtf8);
        try
        {
            value = JsonSerializer.Deserialize(utf8, type);
            return value is null ? new Fault(Codes.BodyMalformed) : TextRules.Of(type.Type).Check(value);
        }
        catch (TextException fault)
        {
            return new Fault(Codes.TextControlCharacter, fault.Path);
        }
        catch (Exception fault) when (IsMalformed(fault))
        {
            return new Fault(Codes.BodyMalformed, (fault as JsonException)?.Path);
        }
    }

    /// <summary>
    /// True for what reading JSON throws at JSON that is not well formed; a member's name that is half a surrogate pair
    /// is told as an invalid operation where names are looked at for duplicates.
    /// </summary>
    public static bool IsMalformed(Exception fault) => fault is JsonException or InvalidOperationException;

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, JsonTypeInfo, out object?)"/>
    public static Fault? Read<T>(ReadOnlySpan<byte> utf8, out T? value) where T : class
    {
        var fault = Read(utf8, Options.GetTypeInfo(typeof(T)), out var read);
        value = read as T;
        return fault;
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(WireJson.Options) { AllowDuplicateProperties = false };
        options.Converters.Add(new InertText());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>Why what was sent is malformed.</summary>
/// <param name="Code">A key of the <c>Refusals</c> resources.</param>
/// <param name="At">The JSON path or parameter concerned; null for the whole.</param>
internal sealed record Fault(string Code, string? At = null);
