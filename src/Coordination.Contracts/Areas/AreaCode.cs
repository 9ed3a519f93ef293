using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Contracts.Areas;

/// <summary>The level of an area, by the length of its code.</summary>
public enum AreaLevel
{
    /// <summary>County (县), 6 digits, GB/T 2260.</summary>
    County = 6,
    /// <summary>Street or town (街道、乡镇), 9 digits.</summary>
    Street = 9,
    /// <summary>Community (社区), 12 digits.</summary>
    Community = 12,
    /// <summary>Grid (网格), 15 digits: county 6 + street 3 + community 3 + grid 3, after GB/T 30428.</summary>
    Grid = 15,
}

/// <summary>
/// An area code: ASCII digits, each level a prefix of the next. Parsed once at the edge and trusted inside.
/// Equality and order are those of the digits.
/// </summary>
[JsonConverter(typeof(AreaCodeConverter))]
public readonly record struct AreaCode : IComparable<AreaCode>
{
    private AreaCode(string value) => Value = value;

    /// <summary>The digits: 6, 9, 12 or 15 of them.</summary>
    public string Value { get => field ?? ""; }

    /// <summary>The level this code's length says.</summary>
    public AreaLevel Level => (AreaLevel)Value.Length;

    /// <summary>The area one level up; null for a county.</summary>
    public AreaCode? Parent => Value.Length > 6 ? new AreaCode(Value[..^3]) : null;

    /// <summary>True for this area itself and for everything below it.</summary>
    public bool Contains(AreaCode other) => other.Value.StartsWith(Value, StringComparison.Ordinal);

    /// <summary>The area of <paramref name="level"/> that this one lies in; itself at its own level, null below it.</summary>
    public AreaCode? At(AreaLevel level) =>
        Value.Length >= (int)level ? new AreaCode(Value[..(int)level]) : null;

    /// <summary>Accepts exactly 6, 9, 12 or 15 ASCII digits of which no whole level is zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode code)
    {
        code = default;
        if (text is not { Length: 6 or 9 or 12 or 15 }) return false;
        foreach (var c in text)
            if (!char.IsAsciiDigit(c))
                return false;
        if (text.AsSpan(0, 6).TrimStart('0').IsEmpty) return false;
        for (var at = 6; at < text.Length; at += 3)
            if (text.AsSpan(at, 3) is "000")
                return false;
        code = new AreaCode(text);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/> on anything else.</summary>
    public static AreaCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("An area code has 6, 9, 12 or 15 digits.");

    /// <inheritdoc/>
    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Order of the digits.</summary>
    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;
    /// <summary>Order of the digits.</summary>
    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;
    /// <summary>Order of the digits.</summary>
    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;
    /// <summary>Order of the digits.</summary>
    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;
}

/// <summary>Writes the digits; a malformed code on reading is a <see cref="JsonException"/>.</summary>
public sealed class AreaCodeConverter : JsonConverter<AreaCode>
{
    /// <inheritdoc/>
    public override AreaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && AreaCode.TryParse(reader.GetString(), out var code)
            ? code
            : throw new JsonException("An area code is a string of 6, 9, 12 or 15 digits.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
