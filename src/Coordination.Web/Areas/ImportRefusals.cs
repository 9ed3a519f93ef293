namespace Coordination.Web.Areas;

/// <summary>What an import says no to, in whole or for one line.</summary>
public static class ImportRefusals
{
    /// <summary>A line without a name.</summary>
    public const string BlankName = "import.blank-name";

    /// <summary>The first line is not the expected heading.</summary>
    public const string Heading = "import.heading";

    /// <summary>The level does not match the code.</summary>
    public const string Level = "import.level-mismatch";

    /// <summary>Not an area code.</summary>
    public const string MalformedCode = "import.malformed-code";

    /// <summary>The name holds characters that are not taken.</summary>
    public const string MalformedName = "import.malformed-name";

    /// <summary>The name has more than 100 characters.</summary>
    public const string NameTooLong = "import.name-too-long";

    /// <summary>The parent is neither in the file nor known.</summary>
    public const string UnknownParent = "import.unknown-parent";

    /// <summary>The parent code is not the one that the code says.</summary>
    public const string WrongParent = "import.wrong-parent";
}
