namespace CyberStats.Datasets;

/// <summary>Gathers the issues of one import, with the place of the record that is being read.</summary>
/// <param name="most">How many are kept one by one; all are counted.</param>
internal sealed class IssueList(int most = int.MaxValue)
{
    private readonly KeptIssues _issues = new();
    private readonly Dictionary<(IssueSeverity, string), int> _counts = [];
    private int _index = -1;
    private long _line;
    private string? _source;
    private string? _local;
    private int _first; // of the record that is being read
    private bool _hasError;

    public IReadOnlyList<ImportIssue> All => _issues;

    /// <summary>Gets how many were met, those not kept among them.</summary>
    public long Count { get; private set; }

    /// <summary>Gets how often each was met: errors first, then by code.</summary>
    public IReadOnlyList<IssueCount> Counts =>
    [
        .. _counts.Select(c => new IssueCount(c.Key.Item1, c.Key.Item2, c.Value))
            .OrderByDescending(c => c.Severity).ThenBy(c => c.Code, StringComparer.Ordinal),
    ];

    /// <summary>Gets the number of records that gave an error.</summary>
    public int RecordsWithError { get; private set; }

    /// <summary>Says which record the issues that follow are about.</summary>
    public void Enter(int index, long? line) => Enter(index, line ?? 0, hasError: false);

    /// <summary>Says that the issues that follow are about the file.</summary>
    /// <param name="line">The line they are about; null for the file as a whole.</param>
    public void LeaveRecords(long? line = null) => Enter(-1, line ?? 0, hasError: true);

    /// <summary>Gives the issues of the record, earlier ones too, its id.</summary>
    public void Name(string id) => Name(null, id);

    /// <summary>Gives the issues of the record, earlier ones too, the id "source:local".</summary>
    public void Name(string? source, string local)
    {
        (_source, _local) = (source, local);
        _issues.Name(_first, source, local);
    }

    public void Info(string code, string? field, string? raw, string message) => Add(IssueSeverity.Info, code, field, raw, message);

    public void Warning(string code, string? field, string? raw, string message) => Add(IssueSeverity.Warning, code, field, raw, message);

    public void Error(string code, string? field, string? raw, string message) => Add(IssueSeverity.Error, code, field, raw, message);

    /// <summary>Adds an Info with a number in its message, at "{0}".</summary>
    public void Info(string code, string? field, string? raw, string message, int number) => Add(IssueSeverity.Info, code, field, raw, message, number);

    private void Enter(int index, long line, bool hasError) => (_index, _line, _source, _local, _first, _hasError) = (index, line, null, null, _issues.Count, hasError);

    private void Add(IssueSeverity severity, string code, string? field, string? raw, string message, int? number = null)
    {
        if (severity == IssueSeverity.Error && !_hasError)
        {
            _hasError = true;
            RecordsWithError++;
        }

        Count++;
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, (severity, code), out _)++;
        if (_issues.Count < most)
        {
            _issues.Add(new KeptIssues.Entry(_index, _line, _source, _local, severity, code, field, raw, message, number));
        }
    }
}
