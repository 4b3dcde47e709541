/** Hands a file to whoever sits at the page: the browser keeps it where it keeps what is downloaded. */
export function handOver({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): void {
  handOverBlob(name, new Blob([bytes], { type: "application/octet-stream" }));
}

/** The same of content that has no one piece of memory. */
export function handOverBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
