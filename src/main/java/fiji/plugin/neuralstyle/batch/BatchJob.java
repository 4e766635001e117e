package fiji.plugin.neuralstyle.batch;

import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/**
 * One image to paint in one style.
 *
 * @param content file of the image whose layout the result keeps
 * @param style image whose textures and colours the result takes
 * @param output file for the result; its ending says the format
 * @param network name of a network or path of a weights file
 * @param settings everything else
 * @param images what of the content is painted, and what comes back
 * @param mask which style goes where; empty: the style goes everywhere
 */
public record BatchJob(Path content, StyleImage style, Path output, String network, TransferSettings settings,
	ImageSettings images, Optional<MaskChoice> mask)
{

	/** A job without a mask. */
	public BatchJob(final Path content, final StyleImage style, final Path output, final String network,
		final TransferSettings settings, final ImageSettings images)
	{
		this(content, style, output, network, settings, images, Optional.empty());
	}

	/** A job with {@link ImageSettings#DEFAULTS}. */
	public BatchJob(final Path content, final StyleImage style, final Path output, final String network,
		final TransferSettings settings)
	{
		this(content, style, output, network, settings, ImageSettings.DEFAULTS);
	}

	/** The same with other settings. */
	BatchJob withSettings(final TransferSettings other) {
		return new BatchJob(content, style, output, network, other, images, mask);
	}
}
