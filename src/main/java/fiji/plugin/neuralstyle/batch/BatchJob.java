package fiji.plugin.neuralstyle.batch;

import java.nio.file.Path;

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
 */
public record BatchJob(Path content, StyleImage style, Path output, String network, TransferSettings settings,
	ImageSettings images)
{

	/** A job with {@link ImageSettings#DEFAULTS}. */
	public BatchJob(final Path content, final StyleImage style, final Path output, final String network,
		final TransferSettings settings)
	{
		this(content, style, output, network, settings, ImageSettings.DEFAULTS);
	}
}
