package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.cluster.Manifest;
import fiji.plugin.neuralstyle.cluster.MemoryNeed;
import fiji.plugin.neuralstyle.cluster.Row;
import fiji.plugin.neuralstyle.cluster.RunFolder;
import fiji.plugin.neuralstyle.cluster.SlurmScript;
import fiji.plugin.neuralstyle.cluster.Submission;
import fiji.plugin.neuralstyle.cluster.Survey;
import fiji.plugin.neuralstyle.cluster.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize cluster submit}: an array for the rows of a manifest that are not done. */
@Command(name = "submit", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	header = "Has SLURM paint what of a manifest is not done.%n", //
	description = { "%nThe array is only as large as that needs. Submitted again, it does what is missing and tries again what " +
		"failed. Memory is reckoned from sizes and settings.%n" }, //
	footer = "%nExit codes: 0 submitted, or nothing to do; 1 failure; 2 wrong usage.")
final class ClusterSubmit implements Callable<Integer> {

	/** What started this program and can start it on a node; set by the scripts. */
	private static final String LAUNCHER = "NEURAL_STYLE_LAUNCHER";

	@Parameters(paramLabel = "MANIFEST", description = "The rows.")
	private Path manifest;

	@Option(names = "--tasks", paramLabel = "N", description = "Tasks of the array, at most (default: ${DEFAULT-VALUE}).")
	private int tasks = 100;

	@Option(names = "--at-once", paramLabel = "N", description = "Of them at a time, at most; 0 for no limit (default: ${DEFAULT-VALUE}).")
	private int atOnce;

	@Option(names = "--cpus-per-task", paramLabel = "N", description = {
		"Processors of a task. Two tasks of one paint more than one task of two (default: ${DEFAULT-VALUE})." })
	private int cpus = 1;

	@Option(names = "--gpus-per-task", paramLabel = "GPUS", description = "GPUs of a task, such as 1 or a100:1 (default: none).")
	private String gpus;

	@Option(names = "--mem", paramLabel = "MB", description = "Memory of a task (default: reckoned).")
	private Long memory;

	@Option(names = "--time", paramLabel = "LIMIT", description = "Time of a task, such as 4:00:00 (default: the partition's).")
	private String time;

	@Option(names = "--sbatch", paramLabel = "FLAG", description = {
		"Another flag for sbatch, such as --sbatch=--partition=long; several times for several." })
	private List<String> more = List.of();

	@Option(names = "--work", paramLabel = "FLAGS", description = {
		"Flags for stylize cluster work, such as --work=\"--retries 3\"." })
	private String work = "";

	@Option(names = "--dry-run", description = "Print the script, submit and write nothing.")
	private boolean dry;

	@Mixin
	private NetworksFolder networks;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException, InterruptedException {
		final Manifest read = Manifest.read(manifest);
		final RunFolder folder = RunFolder.of(read);
		final RowFlags reader = new RowFlags();
		final Survey survey = Survey.of(read, folder, reader);
		final List<Row> open = survey.open();
		final PrintWriter out = spec.commandLine().getOut();
		if (open.isEmpty()) {
			out.println(survey.summary() + "; there is nothing to submit.");
			return CommandLine.ExitCode.OK;
		}
		final Submission submission = Submission.in(folder);
		final long megabytes = memory != null ? memory : new MemoryNeed(read, reader).megabytes(open);
		final String script = new SlurmScript(name(), Math.min(tasks, open.size()), atOnce, megabytes, cpus, Optional.ofNullable(
			gpus), Optional.ofNullable(time), more, folder.logs(), command(read, submission)).text();
		if (dry) out.print(script);
		else {
			folder.make();
			out.println(survey.summary());
			out.println(submission.submit(open, script));
		}
		out.flush();
		return CommandLine.ExitCode.OK;
	}

	private String name() {
		return manifest.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "-");
	}

	private List<String> command(final Manifest read, final Submission submission) throws IOException {
		final String launcher = System.getenv(LAUNCHER);
		if (launcher == null) throw new IOException("It is not known how to start this program on a node. Use scripts/cluster/submit, or set the variable " +
			LAUNCHER + " to the path of stylize.");
		final List<String> words = new ArrayList<>(List.of(launcher, "cluster", "work", read.file().toString(), "--rows",
			submission.rows().toString()));
		if (gpus != null) words.addAll(List.of("--device", "gpu"));
		words.addAll(Words.of(work));
		return words;
	}
}
