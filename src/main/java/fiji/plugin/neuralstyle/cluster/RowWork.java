package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.batch.OutputFolder;
import fiji.plugin.neuralstyle.cluster.RowOutcome.Kind;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;

/** One row: is it done, is it free, paint it, say so. */
final class RowWork {

	/** A row that takes its process with it each time is given up. */
	private static final int MOST_DEATHS = 20;

	private final WorkerSetup setup;
	private final Claims claims;
	private final WorkerListener listener;
	private final RowPainter painter;

	RowWork(final WorkerSetup setup, final Claims claims, final WorkerListener listener) {
		this.setup = setup;
		this.claims = claims;
		this.listener = listener;
		painter = new RowPainter(setup.compute());
	}

	/** @throws IOException if the rows to come would fail as well, for want of room or permission; a sentence */
	RowOutcome on(final Row row) throws IOException {
		final RowSettings wanted;
		try {
			wanted = setup.reader().read(row.flags());
		}
		catch (IllegalArgumentException e) {
			return failed(row, "", 0, e.getMessage());
		}
		final String key = wanted.key(row);
		if (isDone(row, key)) return new RowOutcome(Kind.SKIPPED, "it is there already");
		final Optional<Claim> claim = claims.take(row.id());
		if (claim.isEmpty()) return new RowOutcome(Kind.ELSEWHERE, "another process is painting it");
		boolean isOver = false;
		try (Heart heart = new Heart(claim.get(), setup.beat())) {
			final RowOutcome outcome = claimed(row, wanted, key, claim.get(), heart);
			isOver = outcome.kind() == Kind.DONE || outcome.kind() == Kind.SKIPPED || claim.get().deaths() >= MOST_DEATHS;
			return outcome;
		}
		finally {
			if (isOver) claim.get().finish();
			else claim.get().release();
		}
	}

	private RowOutcome claimed(final Row row, final RowSettings wanted, final String key, final Claim claim,
		final Heart heart) throws IOException
	{
		// Another may have finished it between the first look and the claim.
		if (isDone(row, key)) return new RowOutcome(Kind.SKIPPED, "it is there already");
		if (claim.deaths() < MOST_DEATHS) return paint(row, wanted, key, heart);
		return failed(row, key, 0, MOST_DEATHS +
			" processes have ended at this row without a word. Was there too little memory? Tried again, it goes on from its checkpoint.");
	}

	private boolean isDone(final Row row, final String key) throws IOException {
		final Optional<RowStatus> status = RowStatus.read(setup.folder().status(row.id()));
		return status.isPresent() && status.get().isOf(key, output(row));
	}

	private RowOutcome paint(final Row row, final RowSettings wanted, final String key, final Heart heart)
		throws IOException
	{
		final long start = System.nanoTime();
		try {
			final Optional<RowOutcome> earlier = earlier(row, key);
			if (earlier.isPresent()) return earlier.get();
			OutputFolder.makeFor(output(row));
			final StyleTransferJob.Done done = painter.paint(setup.manifest(), row, wanted,
				watch(row, heart), checkpoints(row));
			if (heart.isLost()) return new RowOutcome(Kind.ELSEWHERE, "this process stood still, and another took over");
			if (done.result().reason() == StopReason.CANCELLED) {
				return new RowOutcome(Kind.INTERRUPTED, "called again, it goes on from its checkpoint");
			}
			if (done.result().reason() == StopReason.MEMORY) return failed(row, key, seconds(start),
				"The engine ran out of memory. Set memory to less, choose a smaller size, or give the job more.");
			return finish(row, key, done, seconds(start));
		}
		catch (Unwritable e) {
			throw e;
		}
		catch (IOException | IllegalArgumentException | IllegalStateException e) {
			return failed(row, key, seconds(start), e.getMessage() == null ? e.toString() : e.getMessage());
		}
		catch (RuntimeException e) {
			listener.fault(row, e);
			return failed(row, key, seconds(start), "The program failed at this row (" + e + "). Please report it.");
		}
		catch (OutOfMemoryError e) {
			return failed(row, key, seconds(start),
				"Java has run out of memory. Scale the images down, or give Java more memory.");
		}
	}

	/** What there is at the output: a result whose status was lost stays, one of other settings goes, a stranger's file stays. */
	private Optional<RowOutcome> earlier(final Row row, final String key) throws IOException {
		final RowResult result = new RowResult(output(row));
		if (!Files.exists(result.file()) || Files.size(result.file()) == 0) return Optional.empty();
		final Optional<RowStatus> status = RowStatus.read(setup.folder().status(row.id()));
		final Optional<Map<String, String>> info = result.info();
		final Optional<String> its = info.flatMap(RowResult::key);
		if (its.isPresent() && its.get().equals(key)) {
			forget(row);
			write(row, new RowStatus(true, key, attempts(row), 0, Files.size(result.file()), Integer.parseInt(info.get()
				.getOrDefault("iterationsDone", "0")), Double.parseDouble(info.get().getOrDefault("lossTotal", "NaN")), setup.self(),
				info.get().getOrDefault("stopped", "")));
			return Optional.of(new RowOutcome(Kind.SKIPPED, "it is there already; what was lost is the note of it"));
		}
		final boolean isOurs = its.isPresent() || status.isPresent() && status.get().isDone();
		if (!isOurs) return Optional.of(failed(row, key, 0, "The file \"" + result.file() +
			"\" is there, and no row of a manifest made it. Move it away, or name another output."));
		listener.notified(row, its.isPresent() ? "painted anew, as the manifest's row is not what it was"
			: "painted anew, as its result is damaged");
		return Optional.empty();
	}

	private RowOutcome finish(final Row row, final String key, final StyleTransferJob.Done done, final double seconds)
		throws IOException
	{
		final RowResult result = new RowResult(output(row));
		try {
			result.write(done.image(), key);
		}
		catch (IOException e) {
			failed(row, key, seconds, e.getMessage());
			throw new Unwritable(e.getMessage(), e);
		}
		forget(row);
		write(row, new RowStatus(true, key, attempts(row), seconds, Files.size(result.file()), done.result().iterations(), done
			.result().losses().total(), setup.self(), done.result().reason().toString()));
		return new RowOutcome(Kind.DONE, done.result().reason().toString());
	}

	private CheckpointSettings checkpoints(final Row row) {
		return new CheckpointSettings(setup.folder().checkpoint(row.id()), setup.checkpoints());
	}

	/** The result is there, so its checkpoint is of no more use. Before the row's status is written, or a kill would leave it for good. */
	private void forget(final Row row) {
		try {
			checkpoints(row).delete();
		}
		catch (IOException e) {
			listener.notified(row, "its checkpoint cannot be deleted (" + Reason.of(e) + ")");
		}
	}

	private RowOutcome failed(final Row row, final String key, final double seconds, final String message)
		throws IOException
	{
		write(row, new RowStatus(false, key, attempts(row), seconds, 0, 0, Double.NaN, setup.self(), message));
		return new RowOutcome(Kind.FAILED, message);
	}

	private void write(final Row row, final RowStatus status) throws IOException {
		try {
			status.write(setup.folder().status(row.id()));
		}
		catch (IOException e) {
			throw new Unwritable(e.getMessage(), e);
		}
	}

	private int attempts(final Row row) throws IOException {
		return 1 + RowStatus.read(setup.folder().status(row.id())).map(RowStatus::attempts).orElse(0);
	}

	private Path output(final Row row) {
		return setup.manifest().resolve(row.output());
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private TransferListener watch(final Row row, final Heart heart) {
		return new TransferListener() {

			@Override
			public void notified(final String message) {
				listener.notified(row, message);
			}

			@Override
			public void iterated(final Progress progress) {
				listener.iterated(row, progress);
			}

			@Override
			public boolean isCancelled() {
				return listener.isCancelled() || heart.isLost();
			}
		};
	}

	/** Other rows could not be written either. */
	private static final class Unwritable extends IOException {

		private static final long serialVersionUID = 1L;

		Unwritable(final String message, final Throwable cause) {
			super(message, cause);
		}
	}
}
