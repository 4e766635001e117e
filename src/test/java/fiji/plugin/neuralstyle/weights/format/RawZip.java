package fiji.plugin.neuralstyle.weights.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files made by hand. */
final class RawZip {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final ZipOutputStream zip = new ZipOutputStream(bytes);

	RawZip stored(final String name, final byte[] content) throws IOException {
		final CRC32 crc = new CRC32();
		crc.update(content);
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
		return this;
	}

	/** Megabytes of zeros, which take a thousandth of that. */
	RawZip bomb(final String name, final int megabytes) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		final byte[] megabyte = new byte[1 << 20];
		for (int i = 0; i < megabytes; i++) {
			zip.write(megabyte);
		}
		zip.closeEntry();
		return this;
	}

	byte[] bytes() throws IOException {
		zip.close();
		return bytes.toByteArray();
	}
}
