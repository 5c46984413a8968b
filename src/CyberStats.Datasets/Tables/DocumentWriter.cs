using System.Collections.Immutable;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;

namespace CyberStats.Datasets.Tables;

/// <summary>Writes a document as tables, one after the other.</summary>
/// <param name="document">The document.</param>
/// <param name="open">Opens the stream of a table.</param>
internal sealed class DocumentWriter(CyberStatsDocument document, Func<string, Stream> open)
{
    private readonly List<CsvTable> _tables = [];

    // Records without an id that is unique have their place as a number: of the document first, then of the incidents in their order.
    private readonly (string? IncidentId, Attribution Attribution)[] _attributions =
    [
        .. document.Attributions.Select(a => ((string?)null, a)),
        .. document.Incidents.SelectMany(i => i.Attributions.Select(a => ((string?)i.Id.ToString(), a))),
    ];

    private readonly (string? IncidentId, Response Response)[] _responses =
    [
        .. document.Responses.Select(r => ((string?)null, r)),
        .. document.Incidents.SelectMany(i => i.Responses.Select(r => ((string?)i.Id.ToString(), r))),
    ];

    private readonly (string AgreementId, Participation Act)[] _acts = [.. document.Agreements.SelectMany(a => a.Acts.Select(act => (a.Id, act)))];

    /// <summary>Writes all tables.</summary>
    public IReadOnlyList<CsvTable> Write()
    {
        Table(TableShape.Sources, document.Sources, (w, s) =>
            w.Text(s.Id).Text(s.Title).Text(s.Publisher).Date(s.Published).Day(s.AsOf).Text(s.Url?.OriginalString));
        Table(TableShape.Facts, document.Facts, (w, f) => w.Text(f.Id).Text(f.Text).Text(f.SourceId));
        Table(TableShape.FactRecords, document.Facts.SelectMany(f => f.Records.Select(r => (f.Id, Record: r))), (w, r) =>
            w.Text(r.Id).Word(r.Record.Kind).Text(r.Record.Id));
        Table(TableShape.Figures, Numbered(document.Figures), (w, f) => w.Number<int>(f.Number).Text(f.Item.Id).Text(f.Item.Measure).Bounds(f.Item.Value)
            .Word(f.Item.Unit).Range(f.Item.Period).Text(f.Item.SourceId).Text(f.Item.Base).Day(f.Item.AsOf));
        Table(TableShape.FigureScopes, Numbered(document.Figures).SelectMany(f => f.Item.Scope.Select(s => (f.Number, s.Key, s.Value))), (w, s) =>
            w.Number<int>(s.Number).Text(s.Key).Text(s.Value));
        WriteIncidents();
        WriteClaims();
        WriteActors();
        WriteAgreements();
        Table(TableShape.Vulnerabilities, document.Vulnerabilities, (w, v) =>
            w.Text(v.Id.Value).Day(v.Added).Text(v.Name).Text(v.Vendor).Text(v.Product).Day(v.Due).Flag(v.UsedByRansomware));
        Texts(TableShape.VulnerabilityWeaknesses, document.Vulnerabilities, v => v.Id.Value, v => v.Weaknesses);
        Texts(TableShape.VulnerabilitySources, document.Vulnerabilities, v => v.Id.Value, v => v.SourceIds);
        Table(TableShape.VulnerabilityOriginal, document.Vulnerabilities.SelectMany(v => v.Original.Select(text => (v.Id, Text: text))), (w, row) =>
            w.Text(row.Id.Value).Text(row.Text.Key).Text(row.Text.Value));
        Table(TableShape.Covariates, document.Covariates, (w, c) => w.Text(c.Id).Text(c.Measure).Word(c.Unit).Text(c.SourceId).Code(c.Country));
        Table(TableShape.CovariateScopes, document.Covariates.SelectMany(c => c.Scope.Select(s => (c.Id, s.Key, s.Value))), (w, s) =>
            w.Text(s.Id).Text(s.Key).Text(s.Value));
        Table(TableShape.CovariateValues, document.Covariates.SelectMany(c => c.Values.Select(v => (c.Id, Value: v))), (w, v) =>
            w.Text(v.Id).Range(v.Value.Period).Number<double>(v.Value.Value));
        return _tables;
    }

    private static IEnumerable<(int Number, T Item)> Numbered<T>(IEnumerable<T> items) => items.Select((item, i) => (i + 1, item));

    private void WriteIncidents()
    {
        Table(TableShape.Incidents, document.Incidents, (w, i) => w.Text(i.Id.ToString()).Text(i.Title).Range(i.Occurred).Date(i.Discovered).Date(i.Disclosed)
            .Day(i.Recorded).Word(i.Status)
            .Flag(i.Affects?.HasFlag(SecurityAttributes.Confidentiality)).Flag(i.Affects?.HasFlag(SecurityAttributes.Integrity))
            .Flag(i.Affects?.HasFlag(SecurityAttributes.Availability))
            .Bounds(i.Records).Bounds(i.SystemsAffected).Bounds(i.EntitiesAffected).Number(i.Severity?.Score).Text(i.Severity?.Scale));
        OfIncidents(TableShape.IncidentTypes, i => i.Types, (w, type) => w.Text(type.Value));
        OfIncidents(TableShape.IncidentVictims, i => Numbered(i.Victims), (w, v) =>
            w.Number<int>(v.Number).Text(v.Item.Name).Code(v.Item.Country).Word(v.Item.Role));
        OfIncidents(TableShape.VictimKinds, i => Numbered(i.Victims).SelectMany(v => v.Item.Kinds.Select(kind => (v.Number, Kind: kind))), (w, v) =>
            w.Number<int>(v.Number).Text(v.Kind.Value));
        OfIncidents(TableShape.VictimSectors, i => Numbered(i.Victims).SelectMany(v => v.Item.Sectors.Select(sector => (v.Number, Sector: sector))), (w, v) =>
            w.Number<int>(v.Number).Text(v.Sector.Value));
        OfIncidents(TableShape.IncidentActors, i => i.ActorIds, (w, id) => w.Text(id));
        OfIncidents(TableShape.IncidentTechniques, i => i.Techniques, (w, technique) => w.Text(technique.Value));
        OfIncidents(TableShape.IncidentRelated, i => i.Related, (w, id) => w.Text(id.ToString()));
        OfIncidents(TableShape.IncidentSources, i => i.SourceIds, (w, id) => w.Text(id));
        OfIncidents(TableShape.IncidentOriginal, i => i.Original, (w, text) => w.Text(text.Key).Text(text.Value));
        OfIncidents(TableShape.Losses, i => i.Losses, (w, loss) =>
            w.Code(loss.Form).Bounds(loss.Amount).Code(loss.Currency).Word(loss.Status).Date(loss.PriceDate).Text(loss.BorneBy));
    }

    private void WriteClaims()
    {
        Table(TableShape.Attributions, Numbered(_attributions), (w, n) =>
        {
            (string? incident, Attribution a) = n.Item;
            w.Number<int>(n.Number).Text(incident).Text(a.Id).Party(a.By).Code(a.AccusedState).Text(a.AccusedActorId).Text(a.StatementId).Date(a.On).Code(a.Basis)
                .Code(a.Stance).Word(a.Responsibility).Number(a.Confidence?.Score).Text(a.Confidence?.Label).Flag(a.Contested);
        });
        Texts(TableShape.AttributionSources, Numbered(_attributions), a => Place(a.Number), a => a.Item.Attribution.SourceIds);
        Table(TableShape.Responses, Numbered(_responses), (w, n) =>
        {
            (string? incident, Response r) = n.Item;
            w.Number<int>(n.Number).Text(incident).Text(r.Id).Code(r.Kind).Party(r.By).Date(r.On).Bounds(r.Persons).Code(r.Against);
        });
        Texts(TableShape.ResponseSources, Numbered(_responses), r => Place(r.Number), r => r.Item.Response.SourceIds);
    }

    private void WriteActors()
    {
        Table(TableShape.Actors, document.Actors, (w, a) => w.Text(a.Id).Text(a.Name).Code(a.Kind).Code(a.Country));
        Texts(TableShape.ActorAliases, document.Actors, a => a.Id, a => a.Aliases);
        Table(TableShape.ActorTypes, document.Actors.SelectMany(a => a.Types.Select(type => (a.Id, Type: type))), (w, row) => w.Text(row.Id).Text(row.Type.Value));
        (string Id, int Number, Victim Target)[] targets = [.. document.Actors.SelectMany(a => Numbered(a.Targets).Select(t => (a.Id, t.Number, t.Item)))];
        Table(TableShape.ActorTargets, targets, (w, t) =>
            w.Text(t.Id).Number<int>(t.Number).Text(t.Target.Name).Code(t.Target.Country).Word(t.Target.Role));
        Table(TableShape.ActorTargetKinds, targets.SelectMany(t => t.Target.Kinds.Select(kind => (t.Id, t.Number, Kind: kind))), (w, row) =>
            w.Text(row.Id).Number<int>(row.Number).Text(row.Kind.Value));
        Table(TableShape.ActorTargetSectors, targets.SelectMany(t => t.Target.Sectors.Select(sector => (t.Id, t.Number, Sector: sector))), (w, row) =>
            w.Text(row.Id).Number<int>(row.Number).Text(row.Sector.Value));
        Texts(TableShape.ActorSources, document.Actors, a => a.Id, a => a.SourceIds);
        Table(TableShape.ActorOriginal, document.Actors.SelectMany(a => a.Original.Select(text => (a.Id, Text: text))), (w, row) =>
            w.Text(row.Id).Text(row.Text.Key).Text(row.Text.Value));
    }

    private void WriteAgreements()
    {
        Table(TableShape.Agreements, document.Agreements, (w, a) =>
            w.Text(a.Id).Text(a.Title).Code(a.Force).Date(a.Opened).Date(a.InForce).Text(a.Venue).Flag(a.Sanctions));
        Texts(TableShape.AgreementAliases, document.Agreements, a => a.Id, a => a.Aliases);
        Texts(TableShape.AgreementTopics, document.Agreements, a => a.Id, a => a.Topics);
        Texts(TableShape.AgreementSources, document.Agreements, a => a.Id, a => a.SourceIds);
        Table(TableShape.Principles, document.Agreements.SelectMany(a => a.Principles.Select(p => (a.Id, Principle: p))), (w, p) =>
            w.Text(p.Id).Number<int>(p.Principle.Number).Text(p.Principle.Id).Text(p.Principle.Text));
        Table(TableShape.Parties, document.Agreements.SelectMany(a => a.Parties.Select(p => (a.Id, Party: p))), (w, p) => w.Text(p.Id).Party(p.Party));
        Table(TableShape.Participations, Numbered(_acts), (w, n) => w.Number<int>(n.Number).Text(n.Item.AgreementId).Text(n.Item.Act.PartyId).Code(n.Item.Act.Act)
            .Range(n.Item.Act.When).Date(n.Item.Act.Effective).Text(n.Item.Act.Note));
        Texts(TableShape.ParticipationSources, Numbered(_acts), a => Place(a.Number), a => a.Item.Act.SourceIds);
        Table(TableShape.Memberships, Numbered(document.Memberships), (w, m) =>
            w.Number<int>(m.Number).Text(m.Item.OrganizationId).Code(m.Item.Member).Range(m.Item.Period));
        Texts(TableShape.MembershipSources, Numbered(document.Memberships), m => Place(m.Number), m => m.Item.SourceIds);
    }

    private static string Place(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Texts<T>(TableShape shape, IEnumerable<T> owners, Func<T, string> key, Func<T, ImmutableArray<string>> texts) =>
        Table(shape, owners.SelectMany(o => texts(o).Select(text => (Key: key(o), Text: text))), (w, row) => w.Text(row.Key).Text(row.Text));

    private void OfIncidents<T>(TableShape shape, Func<Incident, IEnumerable<T>> items, Action<TableWriter, T> write) =>
        Table(shape, document.Incidents.SelectMany(i => items(i).Select(item => (Id: i.Id.ToString(), Item: item))), (w, row) => write(w.Text(row.Id), row.Item));

    private void OfIncidents<T>(TableShape shape, Func<Incident, ImmutableArray<T>> items, Action<TableWriter, T> write) =>
        OfIncidents(shape, i => items(i).AsEnumerable(), write);

    private void Table<T>(TableShape shape, IEnumerable<T> rows, Action<TableWriter, T> write)
    {
        using Stream stream = open(shape.Name);
        using var writer = new TableWriter(stream, shape.Columns);
        foreach (T row in rows)
        {
            write(writer, row);
        }

        _tables.Add(new CsvTable(shape.Name, writer.Rows, shape.Columns));
    }
}
