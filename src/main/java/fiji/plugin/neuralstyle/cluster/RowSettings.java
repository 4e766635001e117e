package fiji.plugin.neuralstyle.cluster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.batch.MaskChoice;
import fiji.plugin.neuralstyle.image.ImageInfo;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/**
 * What a row's flags say.
 *
 * @param network name of a network or path of a weights file
 * @param startImage file to start from
 * @param images what of the content is painted, and what comes back
 * @param settings everything else
 * @param mask which style goes where; empty: the style goes everywhere
 */
public record RowSettings(String network, Optional<Path> startImage, ImageSettings images, TransferSettings settings,
	Optional<MaskChoice> mask)
{

	/** Reads flags. */
	public interface Reader {

		/** @throws IllegalArgumentException if there is no such flag, or a value will not do; the message says which */
		RowSettings read(List<String> flags);
	}

	/**
	 * The row's key: the SHA-256 of all that its picture depends on, as far as the manifest says it, in hexadecimal. What it
	 * is computed with is no part of it, nor is where the result goes.
	 */
	String key(final Row row) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("content", row.content());
		lines.put("style", row.style());
		lines.put("network", network);
		startImage.ifPresent(file -> lines.put("startImage", file.toString()));
		mask.ifPresent(choice -> lines.put("mask", choice.toString()));
		lines.putAll(SettingsText.lines(images));
		lines.putAll(SettingsText.lines(settings));
		try {
			final byte[] text = ImageInfo.format(lines).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}
}
