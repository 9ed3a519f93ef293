namespace Coordination.Web.Gate;

/// <summary>Codes of what is turned down before a rule is asked. Each has a sentence in both languages.</summary>
public static class Codes
{
    /// <summary>Another account has this e-mail address.</summary>
    public const string AccountEmailTaken = "account.email-taken";

    /// <summary>An administrator can't take the own rights away.</summary>
    public const string AccountOwnRights = "account.own-rights";

    /// <summary>The area one level up is not registered.</summary>
    public const string AreaUnknownParent = "area.unknown-parent";

    /// <summary>Not the id of a board.</summary>
    public const string BoardMalformed = "board.malformed";

    /// <summary>A connection watches 8 boards at most.</summary>
    public const string BoardTooMany = "board.too-many";

    /// <summary>No such board for this caller.</summary>
    public const string BoardUnknown = "board.unknown";

    /// <summary>The body is not UTF-8.</summary>
    public const string BodyInvalidUtf8 = "body.invalid-utf8";

    /// <summary>The JSON can't be read as what is expected.</summary>
    public const string BodyMalformed = "body.malformed";

    /// <summary>The content type is not CSV.</summary>
    public const string BodyNotCsv = "body.not-csv";

    /// <summary>The content type is not JSON.</summary>
    public const string BodyNotJson = "body.not-json";

    /// <summary>A value is outside its range.</summary>
    public const string BodyOutOfRange = "body.out-of-range";

    /// <summary>The body is longer than the endpoint takes.</summary>
    public const string BodyTooLarge = "body.too-large";

    /// <summary>The body came too slowly.</summary>
    public const string BodyTooSlow = "body.too-slow";

    /// <summary>More than 1,000 commands in one array.</summary>
    public const string CommandsTooMany = "commands.too-many";

    /// <summary>Not an e-mail address.</summary>
    public const string EmailMalformed = "email.malformed";

    /// <summary>A fault of the server.</summary>
    public const string Fault = "fault";

    /// <summary>More than 100 grants of one account.</summary>
    public const string GrantTooMany = "grant.too-many";

    /// <summary>The place of a grant is not registered.</summary>
    public const string GrantUnknownPlace = "grant.unknown-place";

    /// <summary>The role is not held at such a place.</summary>
    public const string GrantWrongPlace = "grant.wrong-place";

    /// <summary>The role comes with an office: nobody grants it.</summary>
    public const string GrantOffice = "grant.office";

    /// <summary>The paper is neither a PNG, JPEG or WebP picture nor a PDF document.</summary>
    public const string PaperNotKnown = "paper.not-known";

    /// <summary>The paper's name is missing, too long or no name.</summary>
    public const string PaperName = "paper.name";

    /// <summary>The picture has more than 40 million pixels.</summary>
    public const string PaperTooManyPixels = "paper.too-many-pixels";

    /// <summary>The id in the path is malformed.</summary>
    public const string IdMalformed = "id.malformed";

    /// <summary>The first line of a file names a column that is unknown or twice, or lacks one.</summary>
    public const string ImportColumns = "import.columns";

    /// <summary>The thing stands in the file before, with something else said of it.</summary>
    public const string ImportDuplicate = "import.duplicate";

    /// <summary>A line that can't be read as CSV, or has other columns than the first line names.</summary>
    public const string ImportMalformedLine = "import.malformed-line";

    /// <summary>More than 100,000 lines.</summary>
    public const string ImportTooManyLines = "import.too-many-lines";

    /// <summary>The idempotency key is malformed.</summary>
    public const string KeyMalformed = "key.malformed";

    /// <summary>The idempotency key was used for another command.</summary>
    public const string KeyReused = "key.reused";

    /// <summary>More requests a second than one account may make.</summary>
    public const string LimitRequests = "limit.requests";

    /// <summary>More sign-ins, refreshes or links a minute than one address may try.</summary>
    public const string LimitSignIns = "limit.sign-ins";

    /// <summary>The path is there, but not by this method.</summary>
    public const string MethodNotAllowed = "method.not-allowed";

    /// <summary>The password is one of those that are tried first: a common one, a sequence or a repeat.</summary>
    public const string PasswordTooCommon = "password.too-common";

    /// <summary>The password holds the name of the e-mail address or of the product.</summary>
    public const string PasswordTooPersonal = "password.too-personal";

    /// <summary>The password has not 8–128 characters.</summary>
    public const string PasswordTooWeak = "password.too-weak";

    /// <summary>The password given is not the account's.</summary>
    public const string PasswordWrong = "password.wrong";

    /// <summary>A query parameter is malformed.</summary>
    public const string QueryMalformed = "query.malformed";

    /// <summary>A query parameter is unknown here.</summary>
    public const string QueryUnknown = "query.unknown";

    /// <summary>A write with a cookie lacks the header X-Requested-With: coordination, or a hub is opened from another site.</summary>
    public const string RequestForeign = "request.foreign";

    /// <summary>More than 50 kept filters of one account.</summary>
    public const string SavedFilterTooMany = "saved-filter.too-many";

    /// <summary>The set-up link is not valid or was used.</summary>
    public const string SetUpUnknown = "setup.unknown";

    /// <summary>Not signed in.</summary>
    public const string SignInRequired = "sign-in.required";

    /// <summary>E-mail or password are wrong, the account is disabled, or too many were tried.</summary>
    public const string SignInWrong = "sign-in.wrong";

    /// <summary>A text holds a character that is not taken.</summary>
    public const string TextControlCharacter = "text.control-character";

    /// <summary>A required text is blank.</summary>
    public const string TextRequired = "text.required";

    /// <summary>A text is too long.</summary>
    public const string TextTooLong = "text.too-long";

    /// <summary>Whether it was done is not known; the same key settles it.</summary>
    public const string TryAgain = "try-again";

    /// <summary>No such thing, or not the caller's.</summary>
    public const string Unknown = "unknown";

    /// <summary>If-Match is malformed.</summary>
    public const string VersionMalformed = "version.malformed";

    /// <summary>The thing has another version.</summary>
    public const string VersionStale = "version.stale";

    /// <summary>The viewer link is unknown, revoked or expired.</summary>
    public const string ViewerLinkUnknown = "viewer-link.unknown";
}
