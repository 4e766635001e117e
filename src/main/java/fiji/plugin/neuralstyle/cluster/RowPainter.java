package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.StyleMix;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.batch.MaskChoice;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** Paints one row after the other and keeps what the next may need again: the style and the network. */
final class RowPainter {

	private final ComputeSettings compute;
	private Path style;
	private ImagePlus styleRead;
	private String network;
	private NetworkWeights weights;

	/** @param compute what to compute with where a row does not say it */
	RowPainter(final ComputeSettings compute) {
		this.compute = compute;
	}

	/**
	 * Paints a row.
	 *
	 * @param wanted what the row's flags say
	 * @param checkpoints of the row; a stack has none
	 * @throws IOException if an image or the network cannot be read
	 * @throws IllegalArgumentException if an image or a setting will not do
	 */
	StyleTransferJob.Done paint(final Manifest manifest, final Row row, final RowSettings wanted,
		final TransferListener listener, final CheckpointSettings checkpoints) throws IOException
	{
		final ImagePlus content = ImageFiles.read(manifest.resolve(row.content()));
		final Optional<ImagePlus> start = wanted.startImage().isEmpty() ? Optional.empty() : Optional.of(ImageFiles.read(manifest
			.resolve(wanted.startImage().get().toString())));
		final StyleTransferJob job = new StyleTransferJob(content, StyleMix.of(style(manifest.resolve(row.style()))), start, wanted
			.network(), wanted.images(), settings(wanted.settings()), masked(manifest, row, wanted, content));
		final int pictures = job.pictures();
		ImageFiles.checkWritable(manifest.resolve(row.output()), pictures);
		return job.run(weights(wanted.network()), listener, Optional.of(checkpoints).filter(kept -> pictures == 1));
	}

	private static Optional<MaskedStyles> masked(final Manifest manifest, final Row row, final RowSettings wanted,
		final ImagePlus content) throws IOException
	{
		if (wanted.mask().isEmpty()) return Optional.empty();
		final MaskChoice choice = wanted.mask().get().with(file -> manifest.resolve(file.toString()));
		return Optional.of(choice.of(Path.of(row.content()).getFileName()).read(content));
	}

	private TransferSettings settings(final TransferSettings wanted) {
		return wanted.compute().equals(ComputeSettings.AUTO) ? wanted.withCompute(compute) : wanted;
	}

	private ImagePlus style(final Path wanted) throws IOException {
		if (!wanted.equals(style)) {
			// Two large styles need not fit in memory.
			styleRead = null;
			style = null;
			styleRead = ImageFiles.read(wanted);
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
}
