package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.cluster.Claims;
import fiji.plugin.neuralstyle.cluster.Holder;
import fiji.plugin.neuralstyle.cluster.Manifest;
import fiji.plugin.neuralstyle.cluster.Row;
import fiji.plugin.neuralstyle.cluster.RowOutcome.Kind;
import fiji.plugin.neuralstyle.cluster.RunFolder;
import fiji.plugin.neuralstyle.cluster.Share;
import fiji.plugin.neuralstyle.cluster.Submission;
import fiji.plugin.neuralstyle.cluster.Worker;
import fiji.plugin.neuralstyle.cluster.WorkerSetup;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code stylize cluster work}: one job's share of a manifest. */
@Command(name = "work", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	header = "Paints a share of a manifest's rows.%n", //
	description = { "%nWhat is done is skipped, what another process is painting is left to it, what a process that " +
		"died had begun goes on from its last checkpoint. A row that fails does not keep the others from being painted.%n" }, //
	footer = { "%nExit codes: 0 all done, 1 some or all failed, 2 wrong usage, 3 some are being painted by another process, " +
		"130 asked to end (TERM or Ctrl-C; called again it goes on from there)." })
final class ClusterWork implements Callable<Integer> {

	/** Rows are left to others. */
	private static final int ELSEWHERE = 3;
	/** A heart beats so often before it counts as still. */
	private static final int BEATS = 6;

	@Parameters(paramLabel = "MANIFEST", description = "The rows, from stylize cluster plan or your own.")
	private Path manifest;

	@Option(names = "--share", paramLabel = "I/N", description = {
		"Which rows: of N shares the I-th (default: that of the SLURM array's task, else all)." })
	private String share;

	@Option(names = "--rows", paramLabel = "FILE", description = "Share only the rows whose ids are in a file, one a line.")
	private Path only;

	@Option(names = "--retries", paramLabel = "N", description = {
		"How many times a row that failed is tried again, after the others (default: ${DEFAULT-VALUE})." })
	private int retries = 1;

	@Option(names = "--patience", paramLabel = "SECONDS", description = {
		"How long a process on another machine may give no sign of life before its row is taken over (default: ${DEFAULT-VALUE})." })
	private double patience = 180;

	@Option(names = "--checkpoint-every", paramLabel = "SECONDS", description = {
		"How often a row is kept, so that another process can go on with it; 0 for after each iteration (default: ${DEFAULT-VALUE})." })
	private double checkpointSeconds = CheckpointSettings.USUAL_INTERVAL.toSeconds();

	@Option(names = "--device", paramLabel = "NAME", description = { "Where rows do not say it (default: ${DEFAULT-VALUE})." })
	private String device = ComputeSettings.AUTO.device().toString();

	@Option(names = "--threads", paramLabel = "N", description = {
		"Where rows do not say it: threads of the processor, 0 for as many as it has cores (default: those SLURM has given, else 0)." })
	private Integer threads;

	@Option(names = { "-q", "--quiet" }, description = "Say nothing but what failed.")
	private boolean quiet;

	@Mixin
	private NetworksFolder networks;

	@ParentCommand
	private ClusterCommands parent;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException, InterruptedException {
		requirePositive("--patience", patience);
		final Manifest read = Manifest.read(manifest);
		final Share own = share == null ? Share.ofSlurm(System.getenv()) : Share.parse(share);
		final List<Row> rows = own.rows(only == null ? read.rows() : Submission.rows(read, only));
		final RunFolder folder = RunFolder.of(read).make();
		final Duration still = seconds(patience);
		final Holder self = Holder.ofProcess();
		final WorkerSetup setup = new WorkerSetup(read, folder, new RowFlags(), self, ComputeSettings.parse(device, threads(), 0),
			still.dividedBy(BEATS), CheckpointOptions.interval("--checkpoint-every", checkpointSeconds));
		final PrintWriter err = spec.commandLine().getErr();
		final BooleanSupplier cancelled = parent.cancelled();
		final Map<Kind, Integer> counts = new Worker(setup, new Claims(folder.claims(), self, still), new WorkerConsole(err, quiet,
			cancelled), retries).run(rows);
		if (!quiet) err.println("Share " + own + ", " + rows.size() + " rows: " + summary(counts));
		return code(counts);
	}

	private static int code(final Map<Kind, Integer> counts) {
		if (counts.containsKey(Kind.INTERRUPTED)) return Stylize.CANCELLED;
		if (counts.containsKey(Kind.FAILED)) return CommandLine.ExitCode.SOFTWARE;
		return counts.containsKey(Kind.ELSEWHERE) ? ELSEWHERE : CommandLine.ExitCode.OK;
	}

	private static String summary(final Map<Kind, Integer> counts) {
		return Arrays.stream(Kind.values()).filter(counts::containsKey).map(kind -> counts.get(kind) + " " + kind).collect(
			Collectors.joining(", "));
	}

	private int threads() {
		if (threads != null) return threads;
		final String given = System.getenv("SLURM_CPUS_PER_TASK");
		return given == null ? 0 : Integer.parseInt(given);
	}

	private static void requirePositive(final String flag, final double seconds) {
		if (!(seconds > 0 && seconds < 1e6)) throw new IllegalArgumentException(flag + " is " + seconds +
			"; it has to be a number of seconds above 0.");
	}

	private static Duration seconds(final double seconds) {
		return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
	}
}
