namespace CyberStats.Datasets;

/// <summary>Gathers the issues of one import, with the place of the record that is being read.</summary>
/// <param name="most">How many are kept one by one; all are counted.</param>
internal sealed class IssueList(int most = int.MaxValue)
{
    private readonly List<ImportIssue> _issues = [];
    private readonly Dictionary<(IssueSeverity, string), int> _counts = [];
    private int? _index;
    private long? _line;
    private string? _id;
    private (string Source, string Local) _name; // of which the id is made when an issue needs it
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
    public void Enter(int index, long? line) => (_index, _line, _id, _name, _first, _hasError) = (index, line, null, default, _issues.Count, false);

    /// <summary>Says that the issues that follow are about the file.</summary>
    /// <param name="line">The line they are about; null for the file as a whole.</param>
    public void LeaveRecords(long? line = null) => (_index, _line, _id, _name, _first, _hasError) = (null, line, null, default, _issues.Count, true);

    /// <summary>Gives the issues of the record, earlier ones too, its id.</summary>
    public void Name(string id)
    {
        _id = id;
        for (int i = _first; i < _issues.Count; i++)
        {
            _issues[i] = _issues[i] with { RecordId = id };
        }
    }

    /// <summary>Gives the issues of the record, earlier ones too, the id "source:local".</summary>
    public void Name(string source, string local)
    {
        if (_issues.Count > _first)
        {
            Name($"{source}:{local}");
        }
        else
        {
            _name = (source, local);
        }
    }

    public void Info(string code, string? field, string? raw, string message) => Add(IssueSeverity.Info, code, field, raw, message);

    public void Warning(string code, string? field, string? raw, string message) => Add(IssueSeverity.Warning, code, field, raw, message);

    public void Error(string code, string? field, string? raw, string message) => Add(IssueSeverity.Error, code, field, raw, message);

    private void Add(IssueSeverity severity, string code, string? field, string? raw, string message)
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
            _id ??= _name.Local is null ? null : $"{_name.Source}:{_name.Local}";
            _issues.Add(new ImportIssue(_index, _id, field, severity, code, raw is null ? null : Excerpt.Of(raw), message) { Line = _line });
        }
    }
}
