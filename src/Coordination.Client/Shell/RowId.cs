using System.Security.Cryptography;

namespace Coordination.Client.Shell;

/// <summary>
/// The id of a row that is new, where the thing's command wants one: nobody types it, and it is kept until the row was added, so that a second
/// try adds no second one.
/// </summary>
internal static class RowId
{
    /// <summary>20 lower-case hexadecimal digits, at random.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(20, lowercase: true);
}
