import "server-only";
import { createTransport } from "nodemailer";
import { config } from "@/lib/server/config";
import { log } from "@/lib/server/log";

interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends a mail, where a mail server is configured. @returns whether the mail server has taken it */
export async function sendMail(mail: Mail): Promise<boolean> {
  const settings = config().mail;
  if (!settings) return false;
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 };
  const transport = createTransport({ url: settings.server, ...limits });
  try {
    await transport.sendMail({ ...mail, from: settings.from });
    return true;
  } catch {
    // Its error may quote the address, or the password of the server.
    log.warn("A mail could not be sent. Check SMTP_URL and MAIL_FROM.");
    return false;
  } finally {
    transport.close();
  }
}
