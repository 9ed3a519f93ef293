using System.Buffers.Binary;

namespace Coordination.Web.Matters;

/// <summary>
/// Ids of sample matters: UUIDs that begin with "SMPL" in ASCII, so that the simulator tells its own from those that
/// people reported and leaves theirs alone. One in sixteen ends in 0: it is left lying until it is overdue.
/// </summary>
internal static class SampleId
{
    private const string Mark = "534d504c-";

    public static string New(Random random, bool slow)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x534d504c);
        bytes[6] = (byte)(bytes[6] & 0x0f | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3f | 0x80);
        bytes[15] = (byte)(bytes[15] & 0xf0 | (slow ? 0 : random.Next(1, 16)));
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    public static bool IsSample(string id) => id.StartsWith(Mark, StringComparison.Ordinal);

    public static bool IsSlow(string id) => id[^1] == '0';
}
