using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>Where a page ended: its last sort key and stream. Written with a fingerprint of itself and the query it belongs to.</summary>
internal readonly record struct Cursor(long Key, string Stream)
{
    private const int PrintSize = 8;
    private const int HeadSize = PrintSize + sizeof(long);
    private const int Limit = 1_024;

    public string Write(ViewQuery query)
    {
        var bytes = new byte[HeadSize + Encoding.UTF8.GetByteCount(Stream)];
        Print(query, this).CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(PrintSize), Key);
        Encoding.UTF8.GetBytes(Stream, bytes.AsSpan(HeadSize));
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="FormatException">The cursor is not one that this query made.</exception>
    public static Cursor Read(string cursor, ViewQuery query)
    {
        if (cursor.Length > Limit || !Base64Url.IsValid(cursor)) throw Foreign();
        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        if (bytes.Length <= HeadSize) throw Foreign();
        var read = new Cursor(
            BinaryPrimitives.ReadInt64BigEndian(bytes[PrintSize..]), Encoding.UTF8.GetString(bytes[HeadSize..]));
        return bytes[..PrintSize].SequenceEqual(Print(query, read)) ? read : throw Foreign();
    }

    private static FormatException Foreign() => new("The cursor is not one that this query made.");

    /// <summary>Of everything but the size, which may change from page to page.</summary>
    private static ReadOnlySpan<byte> Print(ViewQuery query, Cursor cursor) => SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(query with { Size = 1, After = $"{cursor.Key} {cursor.Stream}" })).AsSpan(0, PrintSize);
}
