package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.cluster.ContactSheet;
import fiji.plugin.neuralstyle.cluster.Manifest;
import fiji.plugin.neuralstyle.cluster.RowState;
import fiji.plugin.neuralstyle.cluster.RunFolder;
import fiji.plugin.neuralstyle.cluster.RunReport;
import fiji.plugin.neuralstyle.cluster.Survey;
import fiji.plugin.neuralstyle.image.ImageFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize cluster report}: what became of a manifest's rows. */
@Command(name = "report", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	header = "Says what is done, missing and failed; writes one table and a contact sheet.%n", //
	description = { "%nBoth go into the run's folder, report.csv and contact-sheet.png. It may be asked at any time.%n" }, //
	footer = "%nExit codes: 0 all rows are done, 1 some are not, 2 wrong usage.")
final class ClusterReport implements Callable<Integer> {

	@Parameters(paramLabel = "MANIFEST", description = "The rows.")
	private Path manifest;

	@Option(names = "--pictures", paramLabel = "N", description = {
		"How many rows the contact sheet has, from the first; 0 for none (default: ${DEFAULT-VALUE})." })
	private int pictures = 400;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final Manifest read = Manifest.read(manifest);
		final RunFolder folder = RunFolder.of(read).make();
		final Survey survey = Survey.of(read, folder, new RowFlags());
		final PrintWriter out = spec.commandLine().getOut();
		for (final RowState state : survey.states()) {
			if (state.kind() != RowState.Kind.DONE) out.println(state.row().id() + ": " + state.kind() + state.message().map(
				message -> ", " + message).orElse(""));
		}
		final Path table = folder.folder().resolve("report.csv");
		new RunReport(survey).write(table);
		out.println("Table: " + table);
		final List<RowState> shown = survey.states().subList(0, Math.min(Math.max(0, pictures), survey.states().size()));
		if (!shown.isEmpty()) {
			final Path sheet = folder.folder().resolve("contact-sheet.png");
			ImageFiles.write(new ContactSheet(read).of(shown), sheet);
			out.println("Contact sheet: " + sheet);
		}
		out.println(survey.summary());
		return survey.open().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
	}
}
