package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.StyleMix;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** Runs one job after the other and keeps what the next may need again: the style and the network. */
final class JobRunner {

	private final Existing existing;
	private StyleImage style;
	private ImagePlus styleRead;
	private String network;
	private NetworkWeights weights;

	JobRunner(final Existing existing) {
		this.existing = existing;
	}

	/**
	 * Runs a job.
	 *
	 * @return what came of it; a fault of its images or its settings is an outcome too
	 * @throws BatchStop if the jobs to come would fail as well
	 */
	BatchOutcome run(final BatchJob job, final TransferListener listener) throws BatchStop {
		final long start = System.nanoTime();
		try {
			final Optional<EarlierResult> earlier = EarlierResult.of(job, existing, weights(job.network()));
			if (earlier.isPresent()) {
				return new BatchOutcome(job, Status.SKIPPED, since(start), earlier.get().loss(), earlier.get().reason());
			}
			return paint(job, listener, start);
		}
		catch (IOException | IllegalArgumentException | IllegalStateException e) {
			return BatchOutcome.without(job, Status.FAILED, since(start), sentence(e));
		}
		catch (OutOfMemoryError e) {
			throw new BatchStop("Java has run out of memory. Scale the images down, or give Java more memory.", e);
		}
	}

	private BatchOutcome paint(final BatchJob job, final TransferListener listener, final long start) throws IOException,
		BatchStop
	{
		requireWritable(job.output());
		final ImagePlus content = ImageFiles.read(job.content());
		ImageFiles.loss(content, job.output()).ifPresent(listener::notified);
		final Optional<MaskedStyles> masked = job.mask().isEmpty() ? Optional.empty() : Optional.of(job.mask().get().read(content));
		final StyleTransferJob.Done done = transfer(new StyleTransferJob(content, StyleMix.of(style(job.style())), Optional
			.empty(), job.network(), job.images(), job.settings(), masked), listener);
		final String reason = done.result().reason().toString();
		if (done.result().reason() == StopReason.CANCELLED) {
			return BatchOutcome.without(job, Status.CANCELLED, since(start), reason);
		}
		if (done.result().reason() == StopReason.MEMORY) {
			throw new IllegalStateException("The engine ran out of memory. Set memory to less, choose a smaller size, or free some.");
		}
		write(done.image(), job.output());
		return new BatchOutcome(job, Status.DONE, since(start), OptionalDouble.of(done.result().losses().total()), reason);
	}

	private static StyleTransferJob.Done transfer(final StyleTransferJob job, final TransferListener listener)
		throws IOException, BatchStop
	{
		try {
			return job.run(listener);
		}
		catch (IllegalArgumentException e) {
			// An image too large to be read is its own fault; here Java's memory is at its end.
			if (e.getCause() instanceof OutOfMemoryError) throw new BatchStop(e.getMessage(), e);
			throw e;
		}
	}

	/** Asked before the work, as a folder may have been made read-only, or a disk been taken away. */
	private static void requireWritable(final Path output) throws IOException, BatchStop {
		if (Files.isDirectory(output)) {
			throw new IOException("The result \"" + output +
				"\" cannot be written: there is a folder of that name. Rename it, or choose another output name.");
		}
		try {
			OutputFolder.makeFor(output);
			ImageFiles.checkWritable(output);
		}
		catch (IOException e) {
			throw new BatchStop(e.getMessage(), e);
		}
	}

	private static void write(final ImagePlus image, final Path output) throws BatchStop {
		try {
			ImageFiles.write(image, output);
		}
		catch (IOException e) {
			throw new BatchStop(e.getMessage(), e);
		}
	}

	private ImagePlus style(final StyleImage wanted) throws IOException {
		if (!wanted.equals(style)) {
			// Two large styles need not fit in memory.
			styleRead = null;
			style = null;
			styleRead = wanted.read();
			style = wanted;
		}
		return styleRead;
	}

	private NetworkWeights weights(final String wanted) throws IOException {
		if (!wanted.equals(network)) {
			weights = Networks.load(wanted);
			network = wanted;
		}
		return weights;
	}

	private static String sentence(final Exception e) {
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}

	private static Duration since(final long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}
}
